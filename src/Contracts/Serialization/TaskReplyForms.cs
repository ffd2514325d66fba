using ActorScheduler.Contracts.Serialization.Protos;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>The replies of a task.</summary>
internal static class TaskReplyForms
{
    public static IReadOnlyList<MessageForm> All { get; } =
    [
        MessageForm.Of<TaskAccepted, TaskAcceptedData>("task-accepted.1", TaskAcceptedData.Parser, m => new() { TaskId = m.TaskId }, d => new(d.TaskId)),
        MessageForm.Of<TaskRevokeAccepted, TaskRevokeAcceptedData>(
            "task-revoke-accepted.1",
            TaskRevokeAcceptedData.Parser,
            m => new() { TaskId = m.TaskId, StillRunning = m.StillRunning, ByThisRequest = m.ByThisRequest },
            d => new(d.TaskId, d.StillRunning) { ByThisRequest = d.ByThisRequest }),
        MessageForm.Of<TaskRescheduleAccepted, TaskRescheduleAcceptedData>(
            "task-reschedule-accepted.1",
            TaskRescheduleAcceptedData.Parser,
            m => new() { TaskId = m.TaskId, Due = StoredTime.ToMicroseconds(m.Due), ByThisRequest = m.ByThisRequest },
            d => new(d.TaskId, StoredTime.FromMicroseconds(d.Due)) { ByThisRequest = d.ByThisRequest }),
        MessageForm.Of<TaskRetryAccepted, TaskRetryAcceptedData>(
            "task-retry-accepted.1", TaskRetryAcceptedData.Parser, m => new() { TaskId = m.TaskId }, d => new(d.TaskId)),
        MessageForm.Of<TaskReplaceAccepted, TaskReplaceAcceptedData>(
            "task-replace-accepted.1",
            TaskReplaceAcceptedData.Parser,
            m => new() { TaskId = m.TaskId, NewTaskId = m.NewTaskId },
            d => new(d.TaskId, d.NewTaskId)),
        MessageForm.Of<TaskRefused, TaskRefusedData>("task-refused.1", TaskRefusedData.Parser, ToData, FromData),
        MessageForm.Of<TaskOutcomeUnknown, TaskOutcomeUnknownData>(
            "task-outcome-unknown.1",
            TaskOutcomeUnknownData.Parser,
            m => new() { TaskId = m.TaskId, Reason = m.Reason },
            d => new(d.TaskId, d.Reason)),
    ];

    private static TaskRefusedData ToData(TaskRefused m)
    {
        var data = new TaskRefusedData { TaskId = m.TaskId, Refusal = (int)m.Refusal };
        if (m.Phase != TaskPhase.Unknown)
            data.Phase = (int)m.Phase;
        if (m.Expires is { } expires)
            data.Expires = StoredTime.ToMicroseconds(expires);
        return data;
    }

    private static TaskRefused FromData(TaskRefusedData d) => new(
        d.TaskId, StoredEnum.Read<TaskRefusal>(d.Refusal), d.HasPhase ? StoredEnum.Read<TaskPhase>(d.Phase) : TaskPhase.Unknown)
    {
        Expires = d.HasExpires ? StoredTime.FromMicroseconds(d.Expires) : null,
    };
}
