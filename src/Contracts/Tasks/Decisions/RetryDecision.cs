using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks.Decisions;

/// <summary>
/// Retry, asked for by someone: a task that failed or was revoked waits anew, due at once. One that succeeded has done its work; one that was
/// replaced has another in its place; one whose <c>expires</c> has passed could only be revoked again.
/// </summary>
internal static class RetryDecision
{
    public static Decision<TaskEvent> Decide(TaskState state, RetryTask command, DateTimeOffset now)
    {
        var accepted = new TaskRetryAccepted(command.TaskId);
        if (state.Requests.Contains(command.RequestId))
            return Decision<TaskEvent>.Answer(accepted);
        return state.Phase switch
        {
            TaskPhase.Unknown => Refuse(TaskRefusal.UnknownTask),
            TaskPhase.Pending or TaskPhase.Started or TaskPhase.Retry => Refuse(TaskRefusal.NotFinished),
            TaskPhase.Success => Refuse(TaskRefusal.AlreadyFinished),
            _ when state.ReplacedBy is not null => Refuse(TaskRefusal.AlreadyReplaced),
            _ when ExpireDecision.IsExpired(state, now) =>
                Decision<TaskEvent>.Answer(Refused(TaskRefusal.PastExpires) with { Expires = state.Submission!.Expires }),
            _ => Decision<TaskEvent>.Store(new TaskRetryRequested(now, command.RequestId, command.RequestedBy), accepted),
        };

        TaskRefused Refused(TaskRefusal refusal) => new(command.TaskId, refusal, state.Phase);

        Decision<TaskEvent> Refuse(TaskRefusal refusal) => Decision<TaskEvent>.Answer(Refused(refusal));
    }
}
