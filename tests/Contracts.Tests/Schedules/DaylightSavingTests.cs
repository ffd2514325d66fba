namespace ActorScheduler.Contracts.Tests.Schedules;

/// <summary>Berlin changed its clocks on 2024-03-31 and 2024-10-27 at 01:00 UTC, New York on 2024-03-10 at 07:00 and 2024-11-03 at 06:00 UTC.</summary>
public class DaylightSavingTests
{
    [Theory]
    // 02:30 does not exist: once, at the end of the gap, and the next day at 02:30 again.
    [InlineData("30 2 * * *", "Europe/Berlin", "2024-03-30T12:00:00Z", "2024-03-31T01:00:00Z,2024-04-01T00:30:00Z")]
    [InlineData("30 2 * * *", "America/New_York", "2024-03-09T12:00:00Z", "2024-03-10T07:00:00Z,2024-03-11T06:30:00Z")]
    // All four fires of hour 2 are in the gap: one fire stands for them.
    [InlineData("*/15 2 * * *", "Europe/Berlin", "2024-03-30T12:00:00Z", "2024-03-31T01:00:00Z,2024-04-01T00:00:00Z,2024-04-01T00:15:00Z")]
    // Dublin's summer time is its standard time: nothing is different for that.
    [InlineData("30 1 * * *", "Europe/Dublin", "2024-03-30T12:00:00Z", "2024-03-31T01:00:00Z,2024-04-01T00:30:00Z")]
    // The 30th of December 2011 did not exist in Apia: its fire falls on the midnight that ended the 29th.
    [InlineData("30 2 * * *", "Pacific/Apia", "2011-12-29T00:00:00Z", "2011-12-29T12:30:00Z,2011-12-30T10:00:00Z,2011-12-30T12:30:00Z")]
    // Every 15 minutes goes on every 15 minutes of real time.
    [InlineData("*/15 * * * *", "Europe/Berlin", "2024-03-31T00:40:00Z", "2024-03-31T00:45:00Z,2024-03-31T01:00:00Z,2024-03-31T01:15:00Z")]
    [InlineData("*/15 * * * *", "America/New_York", "2024-03-10T06:40:00Z", "2024-03-10T06:45:00Z,2024-03-10T07:00:00Z,2024-03-10T07:15:00Z")]
    // The skipped 02:30 of an hourly schedule counts as well.
    [InlineData("30 * * * *", "Europe/Berlin", "2024-03-31T00:00:00Z", "2024-03-31T00:30:00Z,2024-03-31T01:00:00Z,2024-03-31T01:30:00Z")]
    // 03:00 is both its own fire and the end of the gap: one fire.
    [InlineData("0 2,3 * * *", "Europe/Berlin", "2024-03-30T12:00:00Z", "2024-03-31T01:00:00Z,2024-04-01T00:00:00Z")]
    public void Fires_that_a_gap_skips_happen_once_at_its_end(string spec, string zone, string from, string expected) =>
        Assert.Equal(expected.Split(','), Times.Next(Times.Crontab(spec, zone), from, expected.Split(',').Length));

    [Theory]
    // 02:30 comes twice: the first time counts.
    [InlineData("30 2 * * *", "Europe/Berlin", "2024-10-26T12:00:00Z", "2024-10-27T00:30:00Z,2024-10-28T01:30:00Z")]
    [InlineData("30 1 * * *", "America/New_York", "2024-11-02T12:00:00Z", "2024-11-03T05:30:00Z,2024-11-04T06:30:00Z")]
    [InlineData("30 1 * * *", "Europe/Dublin", "2024-10-26T12:00:00Z", "2024-10-27T00:30:00Z,2024-10-28T01:30:00Z")]
    [InlineData("0,30 2 * * *", "Europe/Berlin", "2024-10-26T12:00:00Z", "2024-10-27T00:00:00Z,2024-10-27T00:30:00Z,2024-10-28T01:00:00Z")]
    public void Single_times_in_a_repeated_hour_fire_in_its_first_pass_only(string spec, string zone, string from, string expected) =>
        Assert.Equal(expected.Split(','), Times.Next(Times.Crontab(spec, zone), from, expected.Split(',').Length));

    [Theory]
    [InlineData("*/30 * * * *", "Europe/Berlin", "2024-10-26T23:30:00Z", "2024-10-27T00:00:00Z,2024-10-27T00:30:00Z,2024-10-27T01:00:00Z,2024-10-27T01:30:00Z,2024-10-27T02:00:00Z")]
    [InlineData("*/15 1 * * *", "America/New_York", "2024-11-03T05:40:00Z", "2024-11-03T05:45:00Z,2024-11-03T06:00:00Z,2024-11-03T06:15:00Z,2024-11-03T06:30:00Z,2024-11-03T06:45:00Z,2024-11-04T06:00:00Z")]
    [InlineData("0-30/30 2 * * *", "Europe/Berlin", "2024-10-26T12:00:00Z", "2024-10-27T00:00:00Z,2024-10-27T00:30:00Z,2024-10-27T01:00:00Z,2024-10-27T01:30:00Z,2024-10-28T01:00:00Z")]
    [InlineData("30 * * * *", "Europe/Berlin", "2024-10-27T00:00:00Z", "2024-10-27T00:30:00Z,2024-10-27T01:30:00Z,2024-10-27T02:30:00Z")]
    public void Stars_ranges_and_steps_fire_in_both_passes_of_a_repeated_hour(string spec, string zone, string from, string expected) =>
        Assert.Equal(expected.Split(','), Times.Next(Times.Crontab(spec, zone), from, expected.Split(',').Length));

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("America/St_Johns")]
    [InlineData("Europe/Dublin")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Tehran")]
    [InlineData("Pacific/Apia")]
    [InlineData("America/Caracas")]
    public void Time_only_moves_forward_through_every_change_of_a_zones_clocks(string zone)
    {
        foreach (var spec in (string[])["*/30 * * * *", "30 2 * * *", "0 0 * * *", "0-59/20 1-3 * * *"])
        {
            var crontab = Times.Crontab(spec, zone);
            var time = Times.Utc("2006-01-01T00:00:00Z");
            var end = Times.Utc("2017-01-01T00:00:00Z");
            while (time < end)
            {
                var next = crontab.NextAfter(time, Times.Epoch)!.Value;
                Assert.True(next > time, $"{spec} in {zone}: {next:O} after {time:O}");
                Assert.True(next - time <= TimeSpan.FromHours(50), $"{spec} in {zone}: {next:O} after {time:O}");
                time = next;
            }
        }
    }
}
