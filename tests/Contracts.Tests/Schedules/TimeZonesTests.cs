using System.Globalization;
using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Contracts.Tests.Schedules;

public sealed class TimeZonesTests
{
    /// <summary>The changes of 2040 by Python's zoneinfo: beyond what the files list one by one.</summary>
    [Theory]
    [InlineData("Asia/Jerusalem", "2040-03-23T00:00:00Z", 120, 180)]
    [InlineData("Asia/Jerusalem", "2040-10-27T23:00:00Z", 180, 120)]
    [InlineData("Africa/Cairo", "2040-04-26T22:00:00Z", 120, 180)]
    [InlineData("Africa/Cairo", "2040-10-25T21:00:00Z", 180, 120)]
    [InlineData("America/Santiago", "2040-04-08T03:00:00Z", -180, -240)]
    [InlineData("America/Santiago", "2040-09-02T04:00:00Z", -240, -180)]
    [InlineData("America/Nuuk", "2040-03-25T01:00:00Z", -120, -60)]
    [InlineData("America/Nuuk", "2040-10-28T01:00:00Z", -60, -120)]
    [InlineData("America/Scoresbysund", "2040-03-25T01:00:00Z", -120, -60)]
    [InlineData("America/Scoresbysund", "2040-10-28T01:00:00Z", -60, -120)]
    [InlineData("Asia/Gaza", "2040-03-24T00:00:00Z", 120, 180)]
    [InlineData("Asia/Gaza", "2040-08-31T23:00:00Z", 180, 120)]
    [InlineData("Asia/Gaza", "2040-10-20T00:00:00Z", 120, 180)]
    [InlineData("Asia/Gaza", "2040-10-26T23:00:00Z", 180, 120)]
    [InlineData("Pacific/Easter", "2040-04-08T03:00:00Z", -300, -360)]
    [InlineData("Pacific/Easter", "2040-09-02T04:00:00Z", -360, -300)]
    [InlineData("Europe/Berlin", "2040-03-25T01:00:00Z", 60, 120)]
    [InlineData("Europe/Berlin", "2040-10-28T01:00:00Z", 120, 60)]
    [InlineData("Australia/Sydney", "2040-03-31T16:00:00Z", 660, 600)]
    [InlineData("Australia/Sydney", "2040-10-06T16:00:00Z", 600, 660)]
    public void Clocks_change_by_the_rule_of_the_zones_file_for_ever(string zone, string at, int before, int after)
    {
        var change = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).UtcDateTime;
        var found = TimeZones.Find(zone)!;
        Assert.Equal(
            (TimeSpan.FromMinutes(before), TimeSpan.FromMinutes(after)),
            (TimeZones.OffsetAt(found, change.AddTicks(-1)), TimeZones.OffsetAt(found, change)));
    }

    [Fact]
    public void Every_zone_has_an_offset_to_the_end_of_the_calendar()
    {
        foreach (var zone in TimeZones.Ids.Select(id => TimeZones.Find(id)!))
            Assert.All([DateTime.MinValue, new DateTime(2040, 7, 1), DateTime.MaxValue], at => Assert.InRange(TimeZones.OffsetAt(zone, DateTime.SpecifyKind(at, DateTimeKind.Utc)).TotalHours, -16, 16));
    }

    /// <summary>Zones for which the files of a machine or .NET's reading of them are wrong: by zoneinfo of Python and TZDB 2026f.</summary>
    [Theory]
    [InlineData("0 12 * * *", "America/Santiago", "2038-04-03T00:00:00Z", "2038-04-03T15:00:00Z", "2038-04-04T16:00:00Z")]
    [InlineData("30 0 * * *", "Africa/Cairo", "2038-10-27T12:00:00Z", "2038-10-27T21:30:00Z", "2038-10-28T22:30:00Z")]
    [InlineData("0 9 * * *", "Asia/Jerusalem", "2038-03-25T00:00:00Z", "2038-03-25T07:00:00Z", "2038-03-26T06:00:00Z")]
    [InlineData("0 9 * * *", "America/Vancouver", "2026-11-01T17:00:00Z", "2026-11-02T16:00:00Z", "2026-11-03T16:00:00Z")]
    [InlineData("0 9 * * *", "Africa/Casablanca", "2026-10-01T00:00:00Z", "2026-10-01T09:00:00Z", "2026-10-02T09:00:00Z")]
    [InlineData("0 9 * * *", "America/Nuuk", "2038-03-27T00:00:00Z", "2038-03-27T11:00:00Z", "2038-03-28T10:00:00Z")]
    [InlineData("0 9 * * *", "America/Scoresbysund", "2038-03-27T00:00:00Z", "2038-03-27T11:00:00Z", "2038-03-28T10:00:00Z")]
    public void A_schedule_follows_the_zone_data_of_the_release(string text, string zone, string from, string first, string second)
    {
        var fields = text.Split(' ');
        var crontab = new CrontabSchedule(fields[0], fields[1], fields[4], fields[2], fields[3], zone);
        Assert.Equal([first, second], Times.Next(crontab, from, 2));
    }

    [Theory]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("right/Europe/Berlin")]
    [InlineData("UTC+03")]
    [InlineData("europe/berlin")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public void What_means_something_else_on_each_machine_is_no_zone(string id) => Assert.Null(TimeZones.Find(id));

    [Theory]
    [InlineData("W. Europe Standard Time", "\"Europe/Berlin\" for this zone of Windows")]
    [InlineData("Europe/Brelin", "did you mean \"Europe/Berlin\"?")]
    public void The_refusal_of_a_zone_names_the_one_that_was_meant(string id, string expected) =>
        Assert.Contains(expected, TimeZones.Allowed(id), StringComparison.Ordinal);
}
