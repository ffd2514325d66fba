using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization.Protos;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>The messages between tasks and executors.</summary>
internal static class ExecutorMessageForms
{
    public static IReadOnlyList<MessageForm> All { get; } =
    [
        MessageForm.Of<RequestSlot, RequestSlotData>("request-slot.1", RequestSlotData.Parser, ToData, d => new(d.TaskId, d.HasQueue ? d.Queue : TaskQueues.Default)),
        MessageForm.Of<SlotGranted, SlotGrantedData>(
            "slot-granted.1", SlotGrantedData.Parser, m => new() { TaskId = m.TaskId, Worker = m.Worker }, d => new(d.TaskId, d.Worker)),
        MessageForm.Of<ReturnSlot, ReturnSlotData>("return-slot.1", ReturnSlotData.Parser, m => new() { TaskId = m.TaskId }, d => new(d.TaskId)),
        MessageForm.Of<RunAttempt, RunAttemptData>("run-attempt.1", RunAttemptData.Parser, ToData, FromData),
        MessageForm.Of<CancelAttempt, CancelAttemptData>(
            "cancel-attempt.1", CancelAttemptData.Parser, m => new() { TaskId = m.TaskId, Attempt = m.Attempt }, d => new(d.TaskId, d.Attempt)),
        MessageForm.Of<QueryAttempt, QueryAttemptData>(
            "query-attempt.1", QueryAttemptData.Parser, m => new() { TaskId = m.TaskId, Attempt = m.Attempt }, d => new(d.TaskId, d.Attempt)),
        MessageForm.Of<AttemptKnown, AttemptKnownData>(
            "attempt-known.1", AttemptKnownData.Parser, m => new() { TaskId = m.TaskId, Attempt = m.Attempt }, d => new(d.TaskId, d.Attempt)),
        MessageForm.Of<AttemptUnknown, AttemptUnknownData>(
            "attempt-unknown.1", AttemptUnknownData.Parser, m => new() { TaskId = m.TaskId, Attempt = m.Attempt }, d => new(d.TaskId, d.Attempt)),
        MessageForm.Of<OutcomeStored, OutcomeStoredData>(
            "outcome-stored.1", OutcomeStoredData.Parser, m => new() { TaskId = m.TaskId, Attempt = m.Attempt }, d => new(d.TaskId, d.Attempt)),
        MessageForm.Of<WakeUpAnswer, WakeUpAnswerData>(
            "wake-up-answer.1",
            WakeUpAnswerData.Parser,
            m => new() { Kind = (int)m.Kind, EntityId = m.EntityId, RowStays = m.RowStays },
            d => new(StoredEnum.Read<WakeUpKind>(d.Kind), d.EntityId, d.RowStays)),
    ];

    private static RequestSlotData ToData(RequestSlot m)
    {
        var data = new RequestSlotData { TaskId = m.TaskId };
        if (m.Queue != TaskQueues.Default)
            data.Queue = m.Queue;
        return data;
    }

    private static RunAttemptData ToData(RunAttempt m) => new()
    {
        TaskId = m.TaskId,
        Attempt = m.Attempt,
        Name = m.Name,
        ArgsJson = m.ArgsJson,
        KwargsJson = m.KwargsJson,
        HoldsWorker = m.HoldsWorker,
    };

    private static RunAttempt FromData(RunAttemptData d) => new(d.TaskId, d.Attempt, d.Name, d.ArgsJson, d.KwargsJson, d.HoldsWorker);
}
