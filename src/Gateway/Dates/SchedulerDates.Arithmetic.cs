using ActorScheduler.Contracts;

namespace ActorScheduler.Gateway.Dates;

/// <content>Instants as numbers.</content>
internal static partial class SchedulerDates
{
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>Seconds since 1970 as Python's <c>datetime.timestamp()</c> gives them; the shortest text of the number shows the microseconds
    /// (<c>1570778891.790244</c>), as long as a double can hold them: until the year 2255.</summary>
    /// <param name="instant">The instant; anything finer than a microsecond is cut off.</param>
    public static double ToEpochSeconds(DateTimeOffset instant) => StoredTime.ToMicroseconds(instant) / MicrosecondsPerSecond;

    /// <summary>The last whole microsecond not after an instant; the offset stays.</summary>
    /// <param name="instant">The instant.</param>
    public static DateTimeOffset TruncateToMicroseconds(DateTimeOffset instant) =>
        new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), instant.Offset);

    /// <summary>
    /// Adds seconds as Python's <c>now + timedelta(seconds=…)</c> does: rounded to the nearest microsecond, halves to the even one.
    /// </summary>
    /// <param name="now">The instant to start from; anything finer than a microsecond is cut off.</param>
    /// <param name="seconds">Any number, negative for the past.</param>
    /// <param name="later">The instant, with offset zero.</param>
    /// <returns>False for NaN, an infinity, and when the result is outside the years 1 to 9999.</returns>
    public static bool AddSeconds(DateTimeOffset now, double seconds, out DateTimeOffset later)
    {
        later = default;
        // Longer than the calendar, but short enough to count in whole microseconds; this also refuses NaN.
        if (!(Math.Abs(seconds) <= TimeSpan.MaxValue.TotalSeconds))
            return false;
        var whole = Math.Truncate(seconds);
        // The fraction is rounded apart from the whole seconds, as in Python: together they may have more digits than a double.
        var fraction = (long)Math.Round((seconds - whole) * MicrosecondsPerSecond, MidpointRounding.ToEven);
        return TryFromMicroseconds(StoredTime.ToMicroseconds(now) + ((long)whole * (long)MicrosecondsPerSecond) + fraction, out later);
    }

    private static bool TryFromMicroseconds(long microseconds, out DateTimeOffset instant)
    {
        instant = default;
        if (microseconds < StoredTime.ToMicroseconds(DateTimeOffset.MinValue) || microseconds > StoredTime.ToMicroseconds(DateTimeOffset.MaxValue))
            return false;
        instant = new DateTimeOffset(DateTimeOffset.UnixEpoch.UtcTicks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }
}
