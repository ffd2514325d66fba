using System.Text.Json;
using ActorScheduler.Contracts;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Tests.PythonText;
using CsCheck;

namespace ActorScheduler.Gateway.Tests.Dates;

public sealed class SchedulerDatesArithmeticTests
{
    private static readonly DateTimeOffset Start = new(2019, 10, 11, 7, 28, 11, TimeSpan.Zero);

    [Fact]
    public void Epoch_seconds_show_the_microseconds()
    {
        var instant = StoredTime.FromMicroseconds(1_570_778_891_790_244);
        Assert.Equal("1570778891.790244", JsonSerializer.Serialize(SchedulerDates.ToEpochSeconds(instant.AddTicks(9))));
        Assert.Equal(-0.5, SchedulerDates.ToEpochSeconds(DateTimeOffset.UnixEpoch.AddSeconds(-0.5)));
    }

    [Fact]
    public void Microseconds_since_1970_come_back_as_the_truncated_instant() => Gen.DateTimeOffset.Sample(instant =>
    {
        var truncated = SchedulerDates.TruncateToMicroseconds(instant);
        Assert.Equal(instant.Offset, truncated.Offset);
        Assert.InRange((instant - truncated).Ticks, 0, 9);
        Assert.Equal(truncated, StoredTime.FromMicroseconds(StoredTime.ToMicroseconds(instant)));
    });

    [Fact]
    public void Seconds_are_added_as_Python_s_timedelta_rounds_them()
    {
        foreach (var row in PythonVectors.Read("Dates", "date-vectors.json").GetProperty("added").EnumerateArray())
        {
            Assert.True(SchedulerDates.AddSeconds(Start.AddTicks(9), row[0].GetDouble(), out var later));
            Assert.Equal((row[0].GetRawText(), row[1].GetInt64()), (row[0].GetRawText(), StoredTime.ToMicroseconds(later) - StoredTime.ToMicroseconds(Start)));
            Assert.Equal(TimeSpan.Zero, later.Offset);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.MaxValue)]
    [InlineData(-1e12)]
    [InlineData(3e11)]
    [InlineData(9.3e11)]
    public void Seconds_that_leave_the_calendar_are_refused(double seconds) => Assert.False(SchedulerDates.AddSeconds(Start, seconds, out _));

    [Fact]
    public void The_last_microsecond_of_the_calendar_can_be_reached_and_no_more()
    {
        var nearEnd = DateTimeOffset.MaxValue.AddSeconds(-1);
        Assert.True(SchedulerDates.AddSeconds(nearEnd, 1, out _));
        Assert.False(SchedulerDates.AddSeconds(nearEnd, 1.000001, out _));
    }
}
