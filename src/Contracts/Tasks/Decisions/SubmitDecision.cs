using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks.Decisions;

/// <summary>Submit: the first call under an id makes the task, the same call again, by whomever, changes nothing,
/// another call is refused.</summary>
internal static class SubmitDecision
{
    public static Decision<TaskEvent> Decide(TaskState state, SubmitTask command, DateTimeOffset now)
    {
        if (state.Phase == TaskPhase.Unknown)
            return Decision<TaskEvent>.Store(new TaskSubmitted(now, command.Submission, command.RequestedBy), new TaskAccepted(command.TaskId));

        var sameCall = state.Submission!.IsSameCallAs(command.Submission);
        return Decision<TaskEvent>.Answer(sameCall
            ? new TaskAccepted(command.TaskId)
            : new TaskRefused(command.TaskId, TaskRefusal.IdTaken, state.Phase));
    }
}
