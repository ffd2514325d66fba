using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Tests.PythonText;
using NodaTime;

namespace ActorScheduler.Gateway.Tests.Dates;

public sealed class SchedulerDatesWritingTests
{
    private static readonly DateTimeZone Shanghai = TimeZones.Find("Asia/Shanghai")!;

    [Fact]
    public void Instants_are_written_as_Python_does()
    {
        foreach (var row in PythonVectors.Read("Dates", "date-vectors.json").GetProperty("written").EnumerateArray())
        {
            var instant = StoredTime.FromMicroseconds(row[1].GetInt64());
            Assert.Equal(row[2].GetString(), SchedulerDates.IsoFormat(instant, TimeZones.Find(row[0].GetString()!)!));
        }
    }

    [Theory]
    [InlineData("2019-10-10T09:35:41.2856789Z", "2019-10-10T17:35:41.285678", "2019-10-10T17:35:41.285")]
    [InlineData("2019-10-10T09:35:41.0005Z", "2019-10-10T17:35:41.000500", "2019-10-10T17:35:41.000")]
    [InlineData("2019-10-10T09:35:41Z", "2019-10-10T17:35:41", "2019-10-10T17:35:41")]
    [InlineData("2019-10-10T09:35:41.0000009Z", "2019-10-10T17:35:41", "2019-10-10T17:35:41")]
    [InlineData("9999-12-31T23:59:59.5Z", "9999-12-31T23:59:59.999999", "9999-12-31T23:59:59.999")]
    public void Fractions_are_cut_and_left_out_when_zero(string instant, string iso, string milliseconds)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        Assert.Equal(iso, SchedulerDates.IsoFormat(at, Shanghai));
        Assert.Equal(milliseconds, SchedulerDates.IsoFormatMilliseconds(at, Shanghai));
    }

    [Fact]
    public void A_year_has_four_digits() =>
        Assert.Equal("0987-01-02T03:04:05", SchedulerDates.IsoFormat(new DateTimeOffset(987, 1, 2, 3, 4, 5, TimeSpan.Zero), DateTimeZone.Utc));
}
