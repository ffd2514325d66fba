using NodaTime;

namespace ActorScheduler.Contracts.Schedules.Specs;

/// <summary>The times of a schedule with what changes of the clocks do to them, and what was left out up to the last one.</summary>
public sealed class SpecPreview
{
    /// <summary>The most times that are shown as left out.</summary>
    public const int MostLeftOut = 1_000;

    private SpecPreview(IReadOnlyList<SpecTime> times, IReadOnlyList<SpecExcluded> excluded, IReadOnlyList<(DateTime Local, DateTimeOffset At)> skipped) =>
        (Times, Excluded, Skipped) = (times, excluded, skipped);

    /// <summary>The times.</summary>
    public IReadOnlyList<SpecTime> Times { get; }

    /// <summary>Times that a rule names and another takes away, up to the last of <see cref="Times"/>.</summary>
    public IReadOnlyList<SpecExcluded> Excluded { get; }

    /// <summary>Local times that no clock shows and that come due nowhere, up to the last of <see cref="Times"/>.</summary>
    public IReadOnlyList<(DateTime Local, DateTimeOffset At)> Skipped { get; }

    /// <summary>Looks at the times of a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="from">Where it was looked from.</param>
    /// <param name="next">The times that were found, in order.</param>
    public static SpecPreview Of(SpecSchedule schedule, DateTimeOffset from, IReadOnlyList<DateTimeOffset> next)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(next);
        var zone = TimeZones.Find(schedule.TimeZoneId) ?? DateTimeZone.Utc;
        var clock = new CivilClock(zone);
        if (next.Count == 0)
            return new SpecPreview([], [], []);
        var excluded = new List<SpecExcluded>();
        var time = from;
        while (time < next[^1] && excluded.Count < MostLeftOut && schedule.Search(time, from, excluded).Next is { } found)
            time = found;
        return new SpecPreview(
            [.. next.Select(at => TimeAt(clock, at))], [.. excluded.Take(MostLeftOut)], [.. schedule.Skipped(from, next[^1], from).Take(MostLeftOut)]);
    }

    private static SpecTime TimeAt(CivilClock clock, DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        var (local, offset) = clock.LocalAt(utc);
        var isAtGap = clock.LocalAt(utc.AddTicks(-1)).Offset < offset;
        return new SpecTime(at, DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset, isAtGap ? "gap" : clock.IsRepeated(utc) ? "overlap" : null);
    }
}

/// <summary>A time of a schedule.</summary>
/// <param name="At">The instant.</param>
/// <param name="Local">What the clock of the schedule's zone shows.</param>
/// <param name="Offset">How far it is from UTC.</param>
/// <param name="Note"><c>gap</c> at a change forward, <c>overlap</c> where the local time comes twice, or null.</param>
public readonly record struct SpecTime(DateTimeOffset At, DateTime Local, TimeSpan Offset, string? Note);
