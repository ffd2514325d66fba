using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks.Decisions;

/// <summary>
/// Revoke: a waiting task never runs. A running one goes on, but nothing follows it (Celery, "Revoking tasks"), unless
/// <c>terminate</c> is asked for: then it is REVOKED at once and its token is cancelled; what it still returns is stale.
/// </summary>
internal static class RevokeDecision
{
    public static Decision<TaskEvent> Decide(TaskState state, RevokeTask command, DateTimeOffset now)
    {
        // A request that revoked the task before does not revoke it again, even if someone asked for it to run again since.
        if (state.Requests.Contains(command.RequestId))
            return Decision<TaskEvent>.Answer(Accept(state.Phase == TaskPhase.Started, isOwn: true));
        return state.Phase switch
        {
            TaskPhase.Unknown => Refuse(TaskRefusal.UnknownTask),
            TaskPhase.Pending or TaskPhase.Retry => Revoke(RevokeReason.Requested),
            TaskPhase.Started when command.Terminate => Revoke(RevokeReason.Terminated),
            TaskPhase.Started when state.RevokeRequested => Decision<TaskEvent>.Answer(Accept(stillRunning: true, isOwn: false)),
            TaskPhase.Started => Decision<TaskEvent>.Store(
                new TaskRevokeRequested(now, command.RequestedBy) { RequestId = command.RequestId }, Accept(stillRunning: true, command.RequestId is not null)),
            TaskPhase.Revoked => Decision<TaskEvent>.Answer(Accept(stillRunning: false, isOwn: false)),
            _ => Refuse(TaskRefusal.AlreadyFinished),
        };

        Decision<TaskEvent> Revoke(RevokeReason reason) => Decision<TaskEvent>.Store(
            new TaskRevoked(now, reason, command.RequestedBy) { RequestId = command.RequestId }, Accept(stillRunning: false, command.RequestId is not null));

        TaskRevokeAccepted Accept(bool stillRunning, bool isOwn) => new(command.TaskId, stillRunning) { ByThisRequest = isOwn };

        Decision<TaskEvent> Refuse(TaskRefusal refusal) =>
            Decision<TaskEvent>.Answer(new TaskRefused(command.TaskId, refusal, state.Phase));
    }
}
