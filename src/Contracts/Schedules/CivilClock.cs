using NodaTime;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>
/// Finds the instants at which a zone's clock shows local times. The time between two changes of the clocks is taken as a whole: within it, local times
/// and instants are in the same order. What is skipped at its start and what comes twice at its ends is for <see cref="ClockChangePolicy"/> to say.
/// </summary>
internal sealed class CivilClock(DateTimeZone zone)
{
    // Within these no offset leaves the calendar.
    private static readonly DateTime First = new(1, 1, 4, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = new(9999, 12, 28, 0, 0, 0, DateTimeKind.Utc);

    // No offset, and no change of one, exceeds a day.
    private static readonly TimeSpan Far = TimeSpan.FromDays(2);

    /// <summary>The first instant strictly after another at which one of the times is shown.</summary>
    /// <param name="times">The local times.</param>
    /// <param name="after">An instant, in UTC.</param>
    /// <param name="policy">What happens when clocks change.</param>
    public DateTime? NextAfter(ICivilTimes times, DateTime after, ClockChangePolicy policy)
    {
        if (after >= Last)
            return null;
        var from = after < First ? First : after.AddTicks(1);
        var keepsFirst = policy.Overlap != OverlapTimes.Last;
        var keepsSecond = policy.Overlap is OverlapTimes.Last or OverlapTimes.Both || policy.Overlap == OverlapTimes.Auto && times.IsInterval;
        while (from < Last)
        {
            var period = PeriodAt(from);
            var next = times.NextFrom(from + period.Offset);
            var found = Earlier(InGap(times, from, period, policy.Gap), InPeriod(times, next, period, keepsFirst, keepsSecond));
            if (found is { } instant)
                return DateTime.SpecifyKind(instant, DateTimeKind.Utc);
            var isNearEnd = period.End - from < Far;
            if (next is null && !isNearEnd)
                return null;
            // Nothing lies before the next one, which may be years away. What comes twice at the end of this period is looked for in the next.
            from = next is { } far && !isNearEnd && far - Far > period.End + period.Offset ? DateTime.SpecifyKind(far - Far, DateTimeKind.Utc) : period.End;
        }

        return null;
    }

    /// <summary>The local times within a span that no clock shows, because a change of the clocks skips them.</summary>
    /// <param name="times">The local times.</param>
    /// <param name="after">An instant, in UTC: gaps at or before it are not looked at.</param>
    /// <param name="to">The last instant at which a gap may be.</param>
    public IEnumerable<(DateTime Local, DateTime At)> Skipped(ICivilTimes times, DateTime after, DateTime to)
    {
        var period = PeriodAt(after < First ? First : after);
        while (period.End <= to && period.End < Last)
        {
            var next = PeriodAt(period.End);
            var end = next.Start + next.Offset;
            for (var local = times.NextFrom(period.End + period.Offset); local < end; local = times.NextFrom(local.Value.AddTicks(1)))
                yield return (local.Value, next.Start);
            period = next;
        }
    }

    /// <summary>The local time at an instant, and how far it is from UTC.</summary>
    public (DateTime Local, TimeSpan Offset) LocalAt(DateTime utc)
    {
        var offset = TimeZones.OffsetAt(zone, utc);
        return (utc + offset, offset);
    }

    /// <summary>Whether the clock shows a local time that comes twice.</summary>
    public bool IsRepeated(DateTime utc)
    {
        var period = PeriodAt(utc);
        var local = utc + period.Offset;
        return local < period.StartBefore || period.End < Last && local >= period.End + period.OffsetAfter;
    }

    private static DateTime? InGap(ICivilTimes times, DateTime from, in Period period, GapPolicy policy)
    {
        var (start, end) = (period.StartBefore, period.Start + period.Offset);
        if (start >= end || from - period.Start > Far)
            return null;
        switch (policy)
        {
            case GapPolicy.NextValid:
                return from <= period.Start && times.NextFrom(start) < end ? period.Start : null;
            case GapPolicy.Shift:
                var shiftedFrom = from + period.OffsetBefore;
                return times.NextFrom(shiftedFrom > start ? shiftedFrom : start) is { } skipped && skipped < end ? skipped - period.OffsetBefore : null;
            default:
                return null;
        }
    }

    private static DateTime? InPeriod(ICivilTimes times, DateTime? next, in Period period, bool keepsFirst, bool keepsSecond)
    {
        if (next < period.StartBefore && !keepsSecond)
            next = times.NextFrom(period.StartBefore);
        var end = period.End + period.Offset;
        if (!keepsFirst && period.OffsetAfter < period.Offset)
            end = period.End + period.OffsetAfter;
        return next < end ? next - period.Offset : null;
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) => one is null || other < one ? other : one;

    private Period PeriodAt(DateTime utc)
    {
        var interval = zone.GetZoneInterval(Instant.FromDateTimeUtc(utc));
        var offset = interval.WallOffset.ToTimeSpan();
        var before = interval.HasStart && interval.Start.ToDateTimeUtc() is var start && start > First
            ? (Start: start, Offset: zone.GetUtcOffset(interval.Start.Minus(Duration.Epsilon)).ToTimeSpan())
            : (Start: First, Offset: offset);
        var after = interval.HasEnd && interval.End < EndOfCalendar
            ? (End: interval.End.ToDateTimeUtc(), Offset: zone.GetUtcOffset(interval.End).ToTimeSpan())
            : (End: Last, Offset: offset);
        return new Period(before.Start, after.End, before.Offset, offset, after.Offset);
    }

    private static readonly Instant EndOfCalendar = Instant.FromDateTimeUtc(Last);

    /// <summary>The time between two changes of the clocks.</summary>
    private readonly record struct Period(DateTime Start, DateTime End, TimeSpan OffsetBefore, TimeSpan Offset, TimeSpan OffsetAfter)
    {
        /// <summary>What the clock that was before would show at the start: the end of the repeated times, or the start of the gap.</summary>
        public DateTime StartBefore => Start + OffsetBefore;
    }
}
