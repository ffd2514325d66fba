using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks.Decisions;

/// <summary>
/// Replace (update_task): one event revokes a task that never began and names the one in its place, so that exactly one of the
/// two can ever run. The answer is given when that one is accepted, which the task's actor sees to.
/// </summary>
internal static class ReplaceDecision
{
    public static Decision<TaskEvent> Decide(TaskState state, ReplaceTask command, DateTimeOffset now)
    {
        if (state.ReplacedBy == command.NewTaskId)
            return Decision<TaskEvent>.Answer(new TaskReplaceAccepted(command.TaskId, command.NewTaskId));
        return state.Phase switch
        {
            // A task in its own place would be revoked and never accepted again.
            TaskPhase.Pending when state.Attempt == 0 && command.NewTaskId == command.TaskId =>
                Refuse(command, TaskRefusal.IdTaken, state),
            TaskPhase.Pending when state.Attempt == 0 => Decision<TaskEvent>.Store(
                new TaskReplaced(now, command.NewTaskId, command.Submission, command.RequestedBy),
                new TaskReplaceAccepted(command.TaskId, command.NewTaskId)),
            TaskPhase.Unknown => Refuse(command, TaskRefusal.UnknownTask, state),
            TaskPhase.Pending or TaskPhase.Started or TaskPhase.Retry => Refuse(command, TaskRefusal.AlreadyStarted, state),
            _ => Refuse(command, TaskRefusal.AlreadyFinished, state),
        };
    }

    public static Decision<TaskEvent> Confirm(TaskState state, DateTimeOffset now) =>
        state.PendingReplacement is null
            ? Decision<TaskEvent>.Ignore
            : Decision<TaskEvent>.Store(new TaskReplacementSubmitted(now));

    private static Decision<TaskEvent> Refuse(ReplaceTask command, TaskRefusal refusal, TaskState state) =>
        Decision<TaskEvent>.Answer(new TaskRefused(command.TaskId, refusal, state.Phase));
}
