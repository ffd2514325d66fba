using ActorScheduler.Contracts.Schedules;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Schedules;

public class CrontabProperties
{
    private const int Horizon = 1_500;

    [Fact]
    public void The_next_fire_in_utc_is_the_one_that_a_walk_through_the_minutes_finds() =>
        Gen.Select(CrontabGen.Any, CrontabGen.Instant).Sample(
            (texts, after) =>
            {
                var crontab = new CrontabSchedule(texts.Minute, texts.Hour, texts.DayOfWeek, texts.DayOfMonth, texts.Month, "UTC");
                var naive = new NaiveCrontab(texts.Minute, texts.Hour, texts.DayOfWeek, texts.DayOfMonth, texts.Month);
                var next = crontab.NextAfter(after, Times.Epoch);
                if (naive.NextInUtc(after, Horizon) is { } expected)
                    Assert.Equal(expected, next);
                else
                    Assert.True(next is null || next.Value - after >= TimeSpan.FromDays(Horizon));
            },
            iter: 2_000);

    [Fact]
    public void Through_changes_of_the_clocks_fires_are_those_that_a_walk_through_the_minutes_finds() =>
        Gen.Select(CrontabGen.Daily, Gen.OneOf(Changes)).Sample(
            (texts, change) =>
            {
                var crontab = new CrontabSchedule(texts.Minute, texts.Hour, texts.DayOfWeek, texts.DayOfMonth, texts.Month, change.Zone);
                var naive = new NaiveCrontab(texts.Minute, texts.Hour, texts.DayOfWeek, texts.DayOfMonth, texts.Month);
                var from = Times.Utc(change.Day).UtcDateTime.AddDays(-1);
                var to = from.AddDays(3);
                var expected = naive.FiresInZone(from, to, TimeZones.Find(change.Zone)!);
                var actual = SchedulePreview.Next(crontab, new DateTimeOffset(from).AddTicks(-1), expected.Count + 1);
                Assert.Equal(expected, actual.Where(time => time.UtcDateTime < to));
            },
            iter: 300);

    [Fact]
    public void The_next_fire_does_not_depend_on_where_between_two_fires_one_asks() =>
        Gen.Select(CrontabGen.Daily, Gen.OneOf(Changes), Gen.Double[0, 1]).Sample(
            (texts, change, part) =>
            {
                var crontab = new CrontabSchedule(texts.Minute, texts.Hour, texts.DayOfWeek, texts.DayOfMonth, texts.Month, change.Zone);
                var time = Times.Utc(change.Day).AddDays(-1);
                for (var fire = 0; fire < 60; fire++)
                {
                    var next = crontab.NextAfter(time, Times.Epoch)!.Value;
                    Assert.Equal(next, crontab.NextAfter(time + (next - time) * part * 0.999, Times.Epoch));
                    Assert.Equal(next, crontab.NextAfter(next.AddTicks(-1), Times.Epoch));
                    time = next;
                }
            },
            iter: 500);

    private static readonly (string Zone, string Day)[] Changes =
    [
        ("Europe/Berlin", "2024-03-31"), ("Europe/Berlin", "2024-10-27"), ("America/New_York", "2024-03-10"), ("America/New_York", "2024-11-03"),
        ("Europe/Dublin", "2024-03-31"), ("Europe/Dublin", "2024-10-27"), ("Africa/Casablanca", "2008-06-01"), ("Africa/Casablanca", "2008-09-01"),
        ("Australia/Lord_Howe", "2024-04-06"), ("Australia/Lord_Howe", "2024-10-05"), ("America/Caracas", "2007-12-09"), ("America/Caracas", "2016-05-01"),
        ("Pacific/Apia", "2011-12-30"), ("America/St_Johns", "2006-10-29"), ("Asia/Shanghai", "2024-03-31"), ("UTC", "2024-03-31"),
    ];
}
