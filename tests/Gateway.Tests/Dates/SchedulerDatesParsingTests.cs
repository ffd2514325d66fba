using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Tests.PythonText;
using CsCheck;
using NodaTime;

namespace ActorScheduler.Gateway.Tests.Dates;

public sealed class SchedulerDatesParsingTests
{
    private static readonly DateTimeZone Shanghai = TimeZones.Find("Asia/Shanghai")!;
    private static readonly DateTimeZone NewYork = TimeZones.Find("America/New_York")!;

    [Theory]
    [InlineData("2019-10-11 15:28:26.771243", "2019-10-11T07:28:26.771243Z")]
    [InlineData("2019-10-11 15:28:26.7", "2019-10-11T07:28:26.7Z")]
    [InlineData("2019-10-11 15:28:26", "2019-10-11T07:28:26Z")]
    [InlineData("2019-10-11 15:28", "2019-10-11T07:28:00Z")]
    [InlineData("2019-10-11", "2019-10-10T16:00:00Z")]
    [InlineData("2019-10-11T15:28:26.771243", "2019-10-11T07:28:26.771243Z")]
    [InlineData("2019-10-11T15:28:26.771243999", "2019-10-11T07:28:26.771243Z")]
    [InlineData("2019-10-11T15:28", "2019-10-11T07:28:00Z")]
    [InlineData("2019-10-11T15:28:26Z", "2019-10-11T15:28:26Z")]
    [InlineData("2019-10-11t15:28:26z", "2019-10-11T15:28:26Z")]
    [InlineData("2019-10-11T15:28:26.5+05:30", "2019-10-11T09:58:26.5Z")]
    [InlineData("2019-10-11T15:28:26-0800", "2019-10-11T23:28:26Z")]
    [InlineData("2019-10-11T15:28:26+08", "2019-10-11T07:28:26Z")]
    [InlineData("2019-10-11 15:28:26.771243+00:00", "2019-10-11T15:28:26.771243Z")]
    [InlineData("2019-10-11T15:28:26+23:59", "2019-10-10T15:29:26Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z")]
    public void A_date_of_a_known_shape_is_read(string text, string expected)
    {
        Assert.True(SchedulerDates.TryParse(text, Shanghai, out var utc));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), utc);
        Assert.Equal(TimeSpan.Zero, utc.Offset);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 2019-10-11")]
    [InlineData("2019-10-11 ")]
    [InlineData("2019-10-11\n")]
    [InlineData("2019-02-30")]
    [InlineData("2019-13-01")]
    [InlineData("2019-00-01")]
    [InlineData("2019-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("2019-10-11 25:00:00")]
    [InlineData("2019-10-11 24:00:00")]
    [InlineData("2019-10-11 15:60:00")]
    [InlineData("2019-10-11 15:28:60")]
    [InlineData("2019-10-11 15:28:26.")]
    [InlineData("2019-10-11 15:28:26.1234567")]
    [InlineData("2019-10-11T15:28:26.1234567890")]
    [InlineData("2019-10-11T15:28:26,5")]
    [InlineData("2019-10-11T15")]
    [InlineData("2019-10-11T")]
    [InlineData("2019-10-11Z")]
    [InlineData("2019-10-11T15:28:26ZZ")]
    [InlineData("2019-10-11T15:28:26+8")]
    [InlineData("2019-10-11T15:28:26+24:00")]
    [InlineData("2019-10-11T15:28:26+08:60")]
    [InlineData("2019-10-11T15:28:26+08:")]
    [InlineData("2019-10-11T15:28:26+08:00:00")]
    [InlineData("2019-1-1 5:3:2.5")]
    [InlineData("20191011T152826")]
    [InlineData("２０１９-10-11")]
    [InlineData("11/10/2019")]
    [InlineData("1570778891")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("0001-01-01")]
    public void Everything_else_is_refused(string? text) => Assert.False(SchedulerDates.TryParse(text, Shanghai, out _));

    [Fact]
    public void A_time_that_comes_twice_is_the_first_of_the_two()
    {
        Assert.True(SchedulerDates.TryParse("2021-11-07 01:30:00", NewYork, out var utc));
        Assert.Equal(new DateTimeOffset(2021, 11, 7, 5, 30, 0, TimeSpan.Zero), utc);
    }

    [Fact]
    public void A_time_that_is_skipped_moves_forward_by_the_gap()
    {
        Assert.True(SchedulerDates.TryParse("2021-03-14 02:30:00", NewYork, out var utc));
        Assert.Equal(new DateTimeOffset(2021, 3, 14, 7, 30, 0, TimeSpan.Zero), utc);
        Assert.Equal("2021-03-14T03:30:00", SchedulerDates.IsoFormat(utc, NewYork));
    }

    [Fact]
    public void Local_times_are_the_instants_that_Python_gives_them()
    {
        var wrong = new List<string>();
        var rows = PythonVectors.Read("Dates", "date-vectors.json").GetProperty("parsed");
        foreach (var row in rows.EnumerateArray())
        {
            var zone = TimeZones.Find(row[0].GetString()!)!;
            if (!SchedulerDates.TryParse(row[1].GetString(), zone, out var utc) || StoredTime.ToMicroseconds(utc) != row[2].GetInt64())
                wrong.Add($"{row} but {utc:O}");
        }

        Assert.True(rows.GetArrayLength() > 500);
        Assert.Empty(wrong);
    }

    [Fact]
    public void What_was_written_in_UTC_is_read_back() => Gen.DateTimeOffset.Sample(instant =>
    {
        var whole = SchedulerDates.TruncateToMicroseconds(instant);
        Assert.True(SchedulerDates.TryParse(SchedulerDates.IsoFormat(instant, DateTimeZone.Utc), DateTimeZone.Utc, out var utc));
        Assert.Equal(whole, utc);
    });

    [Fact]
    public void No_text_makes_it_throw() => Gen.Char["0123456789-: T.Z+\0x"].Array[0, 32].Select(c => new string(c)).Sample(text =>
    {
        var read = SchedulerDates.TryParse(text, NewYork, out var utc);
        Assert.True(read || utc == default);
    });
}
