using ActorScheduler.Contracts.Schedules;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Schedules;

public class IntervalProperties
{
    private static readonly Gen<IntervalSchedule> Interval = Gen.OneOf(
        Gen.Select(Gen.Long[1, 3_155_760_000_000_000], Gen.Const(IntervalPeriod.Microseconds), (every, period) => new IntervalSchedule(every, period)),
        Gen.Select(Gen.Long[1, 90], Gen.OneOf(IntervalPeriod.Days, IntervalPeriod.Hours, IntervalPeriod.Minutes, IntervalPeriod.Seconds, IntervalPeriod.Microseconds), (every, period) => new IntervalSchedule(every, period)));

    private static readonly Gen<DateTimeOffset> Anchor = CrontabGen.Instant.Select(time => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)));

    [Fact]
    public void The_next_fire_is_the_first_on_the_grid_after_the_instant() =>
        Gen.Select(Interval, Anchor, CrontabGen.Instant).Sample(
            (interval, anchor, after) =>
            {
                var next = interval.NextAfter(after, anchor)!.Value;
                Assert.True(next > after);
                Assert.Equal(TimeSpan.Zero, next.Offset);
                Assert.True(next >= anchor);
                Assert.Equal(0, (next - anchor).Ticks % interval.Length.Ticks);
                Assert.True(next - interval.Length <= after || next == anchor);
            },
            iter: 20_000);

    [Fact]
    public void A_thousand_fires_later_the_grid_has_not_drifted()
    {
        var anchor = Times.Utc("2024-01-01T00:00:00.000001Z");
        var times = SchedulePreview.Next(new IntervalSchedule(10, IntervalPeriod.Seconds), anchor.AddMilliseconds(3), 1_000, anchor);
        Assert.Equal(anchor.AddSeconds(10), times[0]);
        Assert.Equal(anchor.AddSeconds(10_000), times[^1]);
    }

    [Fact]
    public void The_anchor_is_the_first_fire_and_nothing_fires_before_it()
    {
        var anchor = Times.Utc("2030-01-01T00:00:00Z");
        var hourly = new IntervalSchedule(1, IntervalPeriod.Hours);
        Assert.Equal(anchor, hourly.NextAfter(Times.Epoch, anchor));
        Assert.Equal(anchor.AddHours(1), hourly.NextAfter(anchor, anchor));
    }

    [Fact]
    public void An_anchor_finer_than_a_microsecond_gives_fires_on_whole_microseconds()
    {
        var anchor = Times.Epoch.AddTicks(7);
        Assert.Equal(Times.Epoch.AddSeconds(1), new IntervalSchedule(1, IntervalPeriod.Seconds).NextAfter(anchor, anchor));
    }

    [Fact]
    public void Any_two_instants_of_the_calendar_give_a_fire_or_none() =>
        Gen.Select(Interval, Gen.DateTimeOffset, Gen.DateTimeOffset).Sample(
            (interval, anchor, after) => Assert.True(interval.NextAfter(after, anchor) is not { } next || next > after),
            iter: 20_000);

    [Fact]
    public void Near_the_end_of_the_calendar_there_is_a_last_fire()
    {
        var daily = new IntervalSchedule(1, IntervalPeriod.Days);
        var last = Times.Utc("9999-12-31T00:00:00Z");
        Assert.Equal(last, daily.NextAfter(last.AddTicks(-1), Times.Epoch));
        Assert.Null(daily.NextAfter(last, Times.Epoch));
        Assert.Null(daily.NextAfter(DateTimeOffset.MaxValue, DateTimeOffset.MinValue));
        Assert.Null(new IntervalSchedule(1, IntervalPeriod.Microseconds).NextAfter(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue));
        Assert.NotNull(daily.NextAfter(DateTimeOffset.MinValue, DateTimeOffset.MinValue));
    }
}
