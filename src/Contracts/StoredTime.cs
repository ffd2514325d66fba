namespace ActorScheduler.Contracts;

/// <summary>Times and durations as they are stored: microseconds, since 1970 for a time.</summary>
public static class StoredTime
{
    /// <summary>Microseconds since 1970; anything finer is cut off.</summary>
    public static long ToMicroseconds(DateTimeOffset time) =>
        Math.DivRem(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks, TimeSpan.TicksPerMicrosecond, out var rest) - (rest < 0 ? 1 : 0);

    /// <summary>Microseconds since 1970, or null.</summary>
    public static long? ToMicroseconds(DateTimeOffset? time) => time is { } t ? ToMicroseconds(t) : null;

    /// <summary>The time that many microseconds after 1970; what lies outside the calendar is moved to its end, so that no
    /// stored number can stop a replay.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds)
    {
        const long least = -62_135_596_800_000_000;
        const long most = 253_402_300_799_999_999;
        return DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(microseconds, least, most) * TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>The time a delay after another, as it reads back once it is stored: in whole microseconds, and the calendar's end
    /// for what lies beyond it, so that no delay that anyone asks for can stop a decision.</summary>
    public static DateTimeOffset Add(DateTimeOffset time, TimeSpan delay) =>
        FromMicroseconds(ToMicroseconds(time) + ToMicroseconds(delay));

    /// <summary>A duration as it reads back once it is stored: anything finer than a microsecond is cut off.</summary>
    public static TimeSpan Truncate(TimeSpan duration) => DurationFromMicroseconds(ToMicroseconds(duration));

    /// <summary>A duration in microseconds; anything finer is cut off.</summary>
    public static long ToMicroseconds(TimeSpan duration) => duration.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The duration of that many microseconds.</summary>
    public static TimeSpan DurationFromMicroseconds(long microseconds) =>
        new(Math.Clamp(microseconds, TimeSpan.MinValue.Ticks / 10, TimeSpan.MaxValue.Ticks / 10) * TimeSpan.TicksPerMicrosecond);
}
