using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Contracts.PeriodicTasks.Decisions;

/// <summary>Delete: it exists no more; its id is never used again, its name may be.</summary>
internal static class DeleteDecision
{
    public static Decision<PeriodicTaskEvent> Decide(PeriodicTaskState state, DeletePeriodicTask command, DateTimeOffset now) =>
        state.Exists
            ? Decision<PeriodicTaskEvent>.Store(new PeriodicTaskDeleted(now, command.RequestedBy), new PeriodicTaskAccepted(command.PeriodicTaskId))
            : Decision<PeriodicTaskEvent>.Answer(new PeriodicTaskRefused(command.PeriodicTaskId, PeriodicTaskRefusal.Unknown));
}
