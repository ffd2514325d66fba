using ActorScheduler.Contracts.Schedules;
using NodaTime;

namespace ActorScheduler.Gateway.Dates;

/// <summary>Translates between wall-clock times and instants, as Python's datetime with <c>fold=0</c> does. All times are .NET ticks.</summary>
internal static class LocalTimes
{
    /// <summary>
    /// The instant at which a wall clock shows a time. If there are two, the first; if there is none because the clock skips that time, the instant
    /// that the offset before the skip gives.
    /// </summary>
    /// <returns>Ticks in UTC, which may lie outside the range of a date.</returns>
    public static long ToUtc(long local, DateTimeZone zone)
    {
        // No offset exceeds a day, so these are the offsets on both sides of a change, if one is near.
        var before = OffsetAt(local - TimeSpan.TicksPerDay, zone);
        var after = OffsetAt(local + TimeSpan.TicksPerDay, zone);
        var first = local - Math.Max(before, after);
        if (OffsetAt(first, zone) == local - first)
            return first;
        var last = local - Math.Min(before, after);
        return OffsetAt(last, zone) == local - last ? last : local - before;
    }

    /// <summary>What a wall clock shows at an instant, kept within the years 1 to 9999.</summary>
    public static DateTime FromUtc(DateTimeOffset instant, DateTimeZone zone) =>
        new(Clamp(instant.UtcTicks + OffsetAt(instant.UtcTicks, zone)), DateTimeKind.Unspecified);

    private static long OffsetAt(long utc, DateTimeZone zone) => TimeZones.OffsetAt(zone, new DateTime(Clamp(utc), DateTimeKind.Utc)).Ticks;

    private static long Clamp(long ticks) => Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
}
