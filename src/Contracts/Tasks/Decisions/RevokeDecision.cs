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
        var revoked = new TaskRevokeAccepted(command.TaskId, StillRunning: false);
        var goesOn = new TaskRevokeAccepted(command.TaskId, StillRunning: true);
        return state.Phase switch
        {
            TaskPhase.Unknown => Refuse(command, TaskRefusal.UnknownTask, state),
            TaskPhase.Pending or TaskPhase.Retry =>
                Decision<TaskEvent>.Store(new TaskRevoked(now, RevokeReason.Requested, command.RequestedBy), revoked),
            TaskPhase.Started when command.Terminate =>
                Decision<TaskEvent>.Store(new TaskRevoked(now, RevokeReason.Terminated, command.RequestedBy), revoked),
            TaskPhase.Started when state.RevokeRequested => Decision<TaskEvent>.Answer(goesOn),
            TaskPhase.Started => Decision<TaskEvent>.Store(new TaskRevokeRequested(now, command.RequestedBy), goesOn),
            TaskPhase.Revoked => Decision<TaskEvent>.Answer(revoked),
            _ => Refuse(command, TaskRefusal.AlreadyFinished, state),
        };
    }

    private static Decision<TaskEvent> Refuse(RevokeTask command, TaskRefusal refusal, TaskState state) =>
        Decision<TaskEvent>.Answer(new TaskRefused(command.TaskId, refusal, state.Phase));
}
