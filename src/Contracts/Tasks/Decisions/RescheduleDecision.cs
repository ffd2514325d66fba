using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks.Decisions;

/// <summary>
/// Reschedule: a waiting task gets another due time, at once if none is given. What is due at that time already, or is due now and would be
/// due now, stays as it is. A time at which the task would have expired is refused: it could only ever be REVOKED.
/// </summary>
internal static class RescheduleDecision
{
    public static Decision<TaskEvent> Decide(TaskState state, RescheduleTask command, DateTimeOffset now)
    {
        if (state.Requests.Contains(command.RequestId))
            return Decision<TaskEvent>.Answer(Accept(state.DueAt, isOwn: true));
        return state.Phase switch
        {
            TaskPhase.Unknown => Refuse(TaskRefusal.UnknownTask),
            TaskPhase.Pending or TaskPhase.Retry => Move(DueOf(state, command, now)),
            TaskPhase.Started => Refuse(TaskRefusal.AlreadyStarted),
            _ when state.ReplacedBy is not null => Refuse(TaskRefusal.AlreadyReplaced),
            _ => Refuse(TaskRefusal.AlreadyFinished),
        };

        Decision<TaskEvent> Move(DateTimeOffset due)
        {
            var start = due > now ? due : now;
            if (state.Submission!.Expires is { } expires && start >= expires)
                return Decision<TaskEvent>.Answer(Refused(TaskRefusal.PastExpires) with { Expires = expires });
            return due == state.DueAt || (due <= now && state.DueAt <= now)
                ? Decision<TaskEvent>.Answer(Accept(state.DueAt, isOwn: false))
                : Decision<TaskEvent>.Store(new TaskRescheduled(now, due, command.RequestId, command.RequestedBy), Accept(due, command.RequestId is not null));
        }

        TaskRescheduleAccepted Accept(DateTimeOffset due, bool isOwn) => new(command.TaskId, due) { ByThisRequest = isOwn };

        TaskRefused Refused(TaskRefusal refusal) => new(command.TaskId, refusal, state.Phase);

        Decision<TaskEvent> Refuse(TaskRefusal refusal) => Decision<TaskEvent>.Answer(Refused(refusal));
    }

    private static DateTimeOffset DueOf(TaskState state, RescheduleTask command, DateTimeOffset now) => command switch
    {
        { Shift: { } shift } => StoredTime.Add(state.DueAt, shift),
        { Eta: { } eta } => eta,
        _ => now,
    };
}
