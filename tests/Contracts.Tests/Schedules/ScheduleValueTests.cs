using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Contracts.Tests.Schedules;

public class ScheduleValueTests
{
    private static readonly CrontabSchedule Daily = new("0", "4", "*", "*", "*", "UTC");

    [Fact]
    public void Equal_crontabs_are_equal_whether_or_not_one_has_been_used()
    {
        var used = Daily with { };
        used.NextAfter(Times.Epoch, Times.Epoch);
        Schedule other = new CrontabSchedule("0", "4", "*", "*", "*", "UTC");
        Assert.Equal(other, used);
        Assert.Equal(other.GetHashCode(), used.GetHashCode());
    }

    [Fact]
    public void A_crontab_that_differs_in_any_part_is_another()
    {
        CrontabSchedule[] all =
        [
            Daily, Daily with { Minute = "1" }, Daily with { Hour = "1" }, Daily with { DayOfWeek = "1" }, Daily with { DayOfMonth = "1" },
            Daily with { MonthOfYear = "1" }, Daily with { TimeZoneId = "Asia/Shanghai" },
        ];
        Assert.Equal(all.Length, all.ToHashSet().Count);
    }

    [Fact]
    public void A_changed_copy_of_a_used_crontab_fires_by_its_own_fields()
    {
        var used = Daily with { };
        Assert.Equal(["1970-01-01T04:00:00Z"], Times.Next(used, "1970-01-01T00:00:00Z", 1));
        Assert.Equal(["1970-01-01T05:00:00Z"], Times.Next(used with { Hour = "5" }, "1970-01-01T00:00:00Z", 1));
    }

    [Fact]
    public void Intervals_are_equal_by_number_and_unit()
    {
        Assert.Equal(new IntervalSchedule(60, IntervalPeriod.Seconds), new IntervalSchedule(60, IntervalPeriod.Seconds));
        Assert.NotEqual(new IntervalSchedule(60, IntervalPeriod.Seconds), new IntervalSchedule(1, IntervalPeriod.Minutes));
        Assert.NotEqual<Schedule>(new IntervalSchedule(60, IntervalPeriod.Seconds), Daily);
    }

    [Theory]
    [InlineData(0, IntervalPeriod.Seconds)]
    [InlineData(36526, IntervalPeriod.Days)]
    [InlineData(1, IntervalPeriod.None)]
    public void An_interval_out_of_range_cannot_be_made(long every, IntervalPeriod period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntervalSchedule(every, period));

    [Fact]
    public void A_crontab_that_did_not_come_from_the_parser_names_its_bad_field() =>
        Assert.Contains("crontab.hour '24'", Assert.Throws<FormatException>(() => (Daily with { Hour = "24" }).NextAfter(Times.Epoch, Times.Epoch)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_time_zone_that_the_machine_lacks_is_named() =>
        Assert.Contains("Mars/Olympus", Assert.Throws<TimeZoneNotFoundException>(() => (Daily with { TimeZoneId = "Mars/Olympus" }).NextAfter(Times.Epoch, Times.Epoch)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Kiritimati")]
    public void The_ends_of_the_calendar_do_not_overflow(string zone)
    {
        var crontab = Times.Crontab("* * * * *", zone);
        Assert.Null(crontab.NextAfter(DateTimeOffset.MaxValue, Times.Epoch));
        Assert.Null(crontab.NextAfter(Times.Utc("2500-01-02T00:00:00Z"), Times.Epoch));
        Assert.Equal(Times.Utc("2499-12-01T00:01:00Z"), crontab.NextAfter(Times.Utc("2499-12-01T00:00:00Z"), Times.Epoch));
        Assert.True(crontab.NextAfter(DateTimeOffset.MinValue, Times.Epoch) > DateTimeOffset.MinValue);
    }

    [Fact]
    public void Asking_a_crontab_again_allocates_nothing()
    {
        var crontab = Times.Crontab("*/5 8-18 mon-fri * *", "Europe/Berlin");
        var time = Times.Utc("2024-01-01T00:00:00Z");
        time = crontab.NextAfter(time, Times.Epoch)!.Value;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var fire = 0; fire < 1_000; fire++)
            time = crontab.NextAfter(time, Times.Epoch)!.Value;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    [Fact]
    public void A_preview_stops_where_the_schedule_does()
    {
        var century = new IntervalSchedule(36525, IntervalPeriod.Days);
        Assert.Empty(SchedulePreview.Next(century, Times.Utc("9950-01-01T00:00:00Z"), 3));
        Assert.Single(SchedulePreview.Next(century, Times.Utc("9850-01-01T00:00:00Z"), 3));
        Assert.Empty(SchedulePreview.Next(century, Times.Epoch, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SchedulePreview.Next(century, Times.Epoch, -1));
    }
}
