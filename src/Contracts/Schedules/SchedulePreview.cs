namespace ActorScheduler.Contracts.Schedules;

/// <summary>Shows when a schedule would fire.</summary>
public static class SchedulePreview
{
    /// <summary>The next fire times in order, in UTC.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="from">The instant to look from; all times are after it.</param>
    /// <param name="count">How many at most, 0 or more.</param>
    /// <param name="anchor">The instant at which an interval's grid starts; without it, <paramref name="from"/>.</param>
    /// <returns>The times; fewer than <paramref name="count"/> when the schedule never fires again.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static IReadOnlyList<DateTimeOffset> Next(Schedule schedule, DateTimeOffset from, int count, DateTimeOffset? anchor = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var times = new List<DateTimeOffset>();
        var time = from;
        while (times.Count < count && schedule.NextAfter(time, anchor ?? from) is { } next)
        {
            times.Add(next);
            time = next;
        }

        return times;
    }
}
