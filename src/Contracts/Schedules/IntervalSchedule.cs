using System.Globalization;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>
/// Fires at <c>anchor + k·every</c> for k = 0, 1, 2, …: a fixed grid, so that late fires do not add up to a drift. Nothing fires
/// before the anchor. Days are 24 hours: an interval does not follow a wall clock.
/// </summary>
public sealed record IntervalSchedule : Schedule
{
    private readonly long _ticks;

    /// <summary>Makes an interval.</summary>
    /// <param name="every">How many periods; at least 1 and at most 100 years in all.</param>
    /// <param name="period">The unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of the two is out of its range.</exception>
    public IntervalSchedule(long every, IntervalPeriod period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(every, IntervalPeriods.Most(period));
        Every = every;
        Period = period;
        _ticks = every * IntervalPeriods.Ticks(period);
    }

    /// <summary>How many periods lie between two fires: at least 1, at most 100 years in all.</summary>
    public long Every { get; }

    /// <summary>The unit of <see cref="Every"/>.</summary>
    public IntervalPeriod Period { get; }

    /// <summary>The time between two fires.</summary>
    public TimeSpan Length => new(_ticks);

    /// <inheritdoc />
    public override ScheduleKind Kind => ScheduleKind.Interval;

    /// <summary><c>every 10 seconds</c>; without the number when it is one: <c>every day</c>.</summary>
    public override string Display => Every == 1
        ? $"every {IntervalPeriods.Word(Period, Every)}"
        : string.Create(CultureInfo.InvariantCulture, $"every {Every} {IntervalPeriods.Word(Period, Every)}");

    /// <summary>What <see cref="Display"/> shows.</summary>
    public override string Specification => Display;

    /// <inheritdoc />
    public override string? ZoneId => null;

    /// <inheritdoc />
    /// <remarks>An anchor finer than a microsecond is cut to the microsecond.</remarks>
    public override DateTimeOffset? NextAfter(DateTimeOffset after, DateTimeOffset anchor) =>
        NextAfter(after.UtcDateTime, anchor.UtcDateTime, Length) is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null;

    /// <summary>The first time of a grid strictly after an instant, all in UTC; an anchor finer than a microsecond is cut.</summary>
    /// <param name="after">The instant.</param>
    /// <param name="anchor">The first time of the grid.</param>
    /// <param name="length">The distance of the grid.</param>
    internal static DateTime? NextAfter(DateTime after, DateTime anchor, TimeSpan length)
    {
        var first = anchor.Ticks - anchor.Ticks % TimeSpan.TicksPerMicrosecond;
        if (first > after.Ticks)
            return new DateTime(first, DateTimeKind.Utc);

        // At most the end of year 9999 plus 100 years, which a long holds: the sum cannot overflow.
        var sinceLast = (after.Ticks - first) % length.Ticks;
        var next = after.Ticks - sinceLast + length.Ticks;
        return next <= DateTime.MaxValue.Ticks ? new DateTime(next, DateTimeKind.Utc) : null;
    }
}
