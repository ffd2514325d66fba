using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Gateway.Dates;

/// <summary>Translates between clocks on the wall and instants, as Python's datetime with <c>fold=0</c> does. All times are .NET ticks.</summary>
internal static class LocalTimes
{
    /// <summary>
    /// The instant at which a clock on the wall shows a time: of two instants the first; of none (the clock skips that time) the one that the
    /// clock would show without the skip, that is, with the offset before it.
    /// </summary>
    /// <returns>Ticks in UTC, which may lie outside of what a date can be.</returns>
    public static long ToUtc(long local, TimeZoneInfo zone)
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

    /// <summary>What a clock on the wall shows at an instant, held within the years 1 to 9999.</summary>
    public static DateTime FromUtc(DateTimeOffset instant, TimeZoneInfo zone) =>
        new(Clamp(instant.UtcTicks + OffsetAt(instant.UtcTicks, zone)), DateTimeKind.Unspecified);

    private static long OffsetAt(long utc, TimeZoneInfo zone) => ZoneOffset.At(zone, new DateTime(Clamp(utc), DateTimeKind.Utc)).Ticks;

    private static long Clamp(long ticks) => Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
}
