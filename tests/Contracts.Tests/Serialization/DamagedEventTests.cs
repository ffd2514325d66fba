using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>What no release of ours has written is refused loudly, never read as something else.</summary>
public class DamagedEventTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-1)]
    public void A_number_that_is_no_reason_is_refused(int number) =>
        AssertRefused(new TaskRevokedData { Reason = number }, "task-revoked.1", $"RevokeReason {number}");

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_number_that_is_no_delivery_guarantee_is_refused(int number)
    {
        AssertRefused(new TaskSubmittedData { Submission = new SubmissionData { Delivery = number } }, "task-submitted.1", $"Delivery {number}");
        var definition = new DefinitionData { Delivery = number, Schedule = Every(1, 4) };
        AssertRefused(new PeriodicTaskCreatedData { Definition = definition }, "periodic-created.1", $"Delivery {number}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_number_that_is_no_period_is_refused(int number)
    {
        var definition = new DefinitionData { Delivery = 1, Schedule = Every(1, number) };
        AssertRefused(new PeriodicTaskCreatedData { Definition = definition }, "periodic-created.1", $"IntervalPeriod {number}");
    }

    [Fact]
    public void A_schedule_of_no_kind_is_refused()
    {
        var definition = new DefinitionData { Delivery = 1, Schedule = new ScheduleData() };
        AssertRefused(new PeriodicTaskCreatedData { Definition = definition }, "periodic-created.1", "schedule of kind None");
    }

    [Theory]
    [InlineData("task-submitted.1", "SubmissionData")]
    [InlineData("task-replaced.1", "SubmissionData")]
    [InlineData("periodic-created.1", "DefinitionData")]
    [InlineData("periodic-updated.1", "DefinitionData")]
    public void An_event_without_its_main_part_is_refused(string manifest, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidDataException>(() => EventFormat.FromBytes([], manifest)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_definition_without_its_schedule_is_refused() =>
        AssertRefused(new PeriodicTaskUpdatedData { Definition = new DefinitionData { Delivery = 1 } }, "periodic-updated.1", "ScheduleData");

    [Fact]
    public void Bytes_that_are_no_message_are_refused() =>
        Assert.Throws<InvalidProtocolBufferException>(() => EventFormat.FromBytes([0xFF, 0xFF, 0xFF], "task-started.1"));

    private static ScheduleData Every(long every, int period) => new() { Interval = new IntervalData { Every = every, Period = period } };

    private static void AssertRefused(IMessage data, string manifest, string words)
    {
        var bytes = data.ToByteArray();
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => EventFormat.FromBytes(bytes, manifest)).Message, StringComparison.Ordinal);
    }
}
