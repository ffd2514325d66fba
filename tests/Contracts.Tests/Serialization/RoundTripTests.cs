using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks.Events;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Serialization;

public class RoundTripTests
{
    private const int Events = 5000;

    [Fact]
    public void Every_event_of_a_task_comes_back_as_it_was() => EventGen.TaskEvent.Sample(AssertComesBack, iter: Events);

    [Fact]
    public void Every_event_of_a_periodic_task_comes_back_as_it_was() => EventGen.PeriodicTaskEvent.Sample(AssertComesBack, iter: Events);

    [Fact]
    public void Every_event_of_a_bulk_operation_comes_back_as_it_was() => EventGen.BulkOperationEvent.Sample(AssertComesBack, iter: Events);

    [Fact]
    public void Every_event_of_the_access_comes_back_as_it_was() => EventGen.AccessEvent.Sample(AssertComesBack, iter: Events);

    [Fact]
    public void Every_event_of_what_is_paused_comes_back_as_it_was() => EventGen.HoldEvent.Sample(AssertComesBack, iter: Events);

    [Fact]
    public void Every_definition_of_the_read_model_comes_back_as_it_was() => EventGen.Definition.Sample(
        definition => Assert.Equal(definition, DefinitionCodec.FromBytes(DefinitionCodec.ToBytes(definition))), iter: Events);

    [Theory]
    [InlineData("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.9999990Z")]
    [InlineData("2024-05-01T10:00:00.0000019Z", "2024-05-01T10:00:00.0000010Z")]
    [InlineData("2024-05-01T10:00:00.0000010+08:00", "2024-05-01T02:00:00.0000010Z")]
    [InlineData("0001-01-01T00:00:00.0000000Z", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999990Z")]
    public void A_time_is_the_same_instant_cut_to_the_microsecond_before_it(string given, string stored)
    {
        var happened = (TaskEvent)ComesBack(new TaskRevokeRequested(DateTimeOffset.Parse(given, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(stored, happened.At.UtcDateTime.ToString("O"));
        Assert.Equal(TimeSpan.Zero, happened.At.Offset);
    }

    [Theory]
    [InlineData(long.MaxValue, 9999)]
    [InlineData(long.MinValue, 1)]
    public void A_stored_time_outside_of_the_calendar_is_read_as_its_end(long microseconds, int year) =>
        Assert.Equal(year, StoredTime.FromMicroseconds(microseconds).Year);

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_stored_duration_that_is_too_long_is_read_as_the_longest(long microseconds) =>
        Assert.Equal(10_675_199, Math.Abs(StoredTime.DurationFromMicroseconds(microseconds).Days));

    [Fact]
    public void Half_a_character_is_stored_as_the_replacement_character_and_stops_nothing()
    {
        var happened = Assert.IsType<TaskAttemptLost>(ComesBack(new TaskAttemptLost(DateTimeOffset.UnixEpoch, 1, "a\uD800b")));
        Assert.Equal("a\uFFFDb", happened.Reason);
    }

    private static object ComesBack(object happened) => EventFormat.FromBytes(EventFormat.ToBytes(happened), Manifests.Of(happened));

    private static void AssertComesBack(object happened) => Assert.Equal(happened, ComesBack(happened));
}
