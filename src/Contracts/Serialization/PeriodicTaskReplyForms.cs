using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Serialization.Protos;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>The replies of a periodic task.</summary>
internal static class PeriodicTaskReplyForms
{
    public static IReadOnlyList<MessageForm> All { get; } =
    [
        MessageForm.Of<PeriodicTaskAccepted, PeriodicTaskAcceptedData>(
            "periodic-task-accepted.1",
            PeriodicTaskAcceptedData.Parser,
            m => new() { PeriodicTaskId = m.PeriodicTaskId },
            d => new(d.PeriodicTaskId)),
        MessageForm.Of<PeriodicTaskRefused, PeriodicTaskRefusedData>(
            "periodic-task-refused.1",
            PeriodicTaskRefusedData.Parser,
            m => new() { PeriodicTaskId = m.PeriodicTaskId, Refusal = (int)m.Refusal },
            d => new(d.PeriodicTaskId, StoredEnum.Read<PeriodicTaskRefusal>(d.Refusal))),
        MessageForm.Of<PeriodicTaskOutcomeUnknown, PeriodicTaskOutcomeUnknownData>(
            "periodic-task-outcome-unknown.1",
            PeriodicTaskOutcomeUnknownData.Parser,
            m => new() { PeriodicTaskId = m.PeriodicTaskId, Reason = m.Reason },
            d => new(d.PeriodicTaskId, d.Reason)),
    ];
}
