using System.Globalization;
using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Contracts.Tests.Schedules;

public sealed class ZoneOffsetTests
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
        var found = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Assert.Equal(
            (TimeSpan.FromMinutes(before), TimeSpan.FromMinutes(after)),
            (ZoneOffset.At(found, change.AddTicks(-1)), ZoneOffset.At(found, change)));
    }

    [Fact]
    public void Every_zone_has_an_offset_to_the_end_of_the_calendar()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
            Assert.All([DateTime.MinValue, new DateTime(2040, 7, 1), DateTime.MaxValue], at => Assert.InRange(ZoneOffset.At(zone, DateTime.SpecifyKind(at, DateTimeKind.Utc)).TotalHours, -16, 16));
    }
}
