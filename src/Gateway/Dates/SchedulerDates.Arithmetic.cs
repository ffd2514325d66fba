namespace ActorScheduler.Gateway.Dates;

/// <content>Instants as numbers.</content>
internal static partial class SchedulerDates
{
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>Seconds since 1970 as Python's <c>datetime.timestamp()</c> gives them; the shortest text of the number has the microseconds
    /// (<c>1570778891.790244</c>), as far as a double can carry them: until the year 2255.</summary>
    /// <param name="instant">The instant; what is under a microsecond is cut off.</param>
    public static double ToEpochSeconds(DateTimeOffset instant) => ToMicroseconds(instant) / MicrosecondsPerSecond;

    /// <summary>Whole microseconds since 1970, negative before; what is under a microsecond is cut off towards the past.</summary>
    /// <param name="instant">The instant.</param>
    public static long ToMicroseconds(DateTimeOffset instant) =>
        (instant.UtcTicks / TimeSpan.TicksPerMicrosecond) - (DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The last whole microsecond not after an instant; the offset stays.</summary>
    /// <param name="instant">The instant.</param>
    public static DateTimeOffset TruncateToMicroseconds(DateTimeOffset instant) =>
        new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), instant.Offset);

    /// <summary>
    /// Adds seconds as Python's <c>now + timedelta(seconds=…)</c> does: rounded to the nearest microsecond, halves to the even one.
    /// </summary>
    /// <param name="now">The instant to start from; what is under a microsecond is cut off.</param>
    /// <param name="seconds">Any number, negative for the past.</param>
    /// <param name="later">The instant, with offset zero.</param>
    /// <returns>False for NaN, an infinity, and when the result is outside of the years 1 to 9999.</returns>
    public static bool AddSeconds(DateTimeOffset now, double seconds, out DateTimeOffset later)
    {
        later = default;
        // More than all of the calendar, but little enough for its microseconds to be a whole number; this also refuses NaN.
        if (!(Math.Abs(seconds) <= TimeSpan.MaxValue.TotalSeconds))
            return false;
        var whole = Math.Truncate(seconds);
        // Rounding apart from the whole seconds, as Python does: together they may have more digits than a double.
        var fraction = (long)Math.Round((seconds - whole) * MicrosecondsPerSecond, MidpointRounding.ToEven);
        return TryFromMicroseconds(ToMicroseconds(now) + ((long)whole * (long)MicrosecondsPerSecond) + fraction, out later);
    }

    private static bool TryFromMicroseconds(long microseconds, out DateTimeOffset instant)
    {
        instant = default;
        if (microseconds < ToMicroseconds(DateTimeOffset.MinValue) || microseconds > ToMicroseconds(DateTimeOffset.MaxValue))
            return false;
        instant = new DateTimeOffset(DateTimeOffset.UnixEpoch.UtcTicks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }
}
