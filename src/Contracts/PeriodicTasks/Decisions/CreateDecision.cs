using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Contracts.PeriodicTasks.Decisions;

/// <summary>Create: the id is new; the same command again changes nothing. That the name is unique is seen to where it is stored.</summary>
internal static class CreateDecision
{
    public static Decision<PeriodicTaskEvent> Decide(PeriodicTaskState state, CreatePeriodicTask command, DateTimeOffset now)
    {
        var id = command.PeriodicTaskId;
        if (state.Definition is null)
        {
            var next = NextDue.Of(command.Definition, now, anchor: now);
            return Decision<PeriodicTaskEvent>.Store(
                new PeriodicTaskCreated(now, command.Definition, next, command.RequestedBy), new PeriodicTaskAccepted(id));
        }

        var sameCommand = state.Exists && state.Definition == command.Definition;
        return Decision<PeriodicTaskEvent>.Answer(sameCommand
            ? new PeriodicTaskAccepted(id)
            : new PeriodicTaskRefused(id, PeriodicTaskRefusal.IdTaken));
    }
}
