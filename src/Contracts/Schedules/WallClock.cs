namespace ActorScheduler.Contracts.Schedules;

/// <summary>One change of a zone's clocks.</summary>
/// <param name="At">The first instant, in UTC, with the new offset.</param>
/// <param name="Before">The offset from UTC before it.</param>
/// <param name="After">The offset from UTC from then on.</param>
internal readonly record struct ClockChange(DateTime At, TimeSpan Before, TimeSpan After)
{
    /// <summary>Whether the clocks are set back, so that local times repeat.</summary>
    public bool IsBack => After < Before;

    /// <summary>What the old clock would show at the change: the end of the repeated times, or the start of the gap.</summary>
    public DateTime OldLocal => At + Before;

    /// <summary>What the new clock shows at the change: the start of the repeated times, or the end of the gap.</summary>
    public DateTime NewLocal => At + After;
}

/// <summary>
/// The wall clock of one time zone. Only the offset of an instant is asked for (<see cref="ZoneOffset"/>): .NET's notions of standard
/// and daylight time, of ambiguous and of invalid times do not hold for zones whose winter time is the odd one (Dublin, Casablanca) or
/// whose offset changed for good (Caracas, Apia). Local times are <see cref="DateTime"/>s whose kind says UTC but means nothing.
/// </summary>
internal sealed class WallClock(TimeZoneInfo zone)
{
    /// <summary>No clock was ever changed by more: it was a whole day where the date line moved.</summary>
    public static readonly TimeSpan LongestChange = TimeSpan.FromHours(24);

    /// <summary>The local time at an instant.</summary>
    public DateTime LocalAt(DateTime utc) => utc + ZoneOffset.At(zone, utc);

    /// <summary>The change of the clocks in a span of a few days, or <c>null</c>; clocks change much more rarely than that.</summary>
    /// <param name="from">An instant before the change.</param>
    /// <param name="to">The last instant to look at.</param>
    public ClockChange? ChangeBetween(DateTime from, DateTime to)
    {
        var before = ZoneOffset.At(zone, from);
        var after = ZoneOffset.At(zone, to);
        if (before == after)
            return null;

        // Halve the span until its ends are neighbours: the end is then the first instant with the new offset.
        while ((to - from).Ticks > 1)
        {
            var middle = from + (to - from) / 2;
            if (ZoneOffset.At(zone, middle) == before)
                from = middle;
            else
                to = middle;
        }

        return new ClockChange(to, before, after);
    }

    /// <summary>
    /// The first instant at which the clock shows a local time or, where a gap skips it, a later one: the end of the gap. Of a local
    /// time that comes twice this is the first.
    /// </summary>
    public DateTime FirstInstantOf(DateTime local)
    {
        if (ChangeBetween(local - LongestChange, local + LongestChange) is not { } change)
            return local - ZoneOffset.At(zone, local);
        if (local < change.OldLocal)
            return local - change.Before;
        return local < change.NewLocal ? change.At : local - change.After;
    }
}
