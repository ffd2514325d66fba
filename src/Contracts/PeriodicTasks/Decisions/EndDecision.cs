using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Contracts.PeriodicTasks.Decisions;

/// <summary>End: after <c>expires</c> an occurrence that was missed before it is not made up for.</summary>
internal static class EndDecision
{
    public static Decision<PeriodicTaskEvent> Decide(PeriodicTaskState state, DateTimeOffset now) =>
        state.Exists && state.NextDue is not null && state.Definition!.Expires <= now
            ? Decision<PeriodicTaskEvent>.Store(new PeriodicTaskEnded(now))
            : Decision<PeriodicTaskEvent>.Ignore;
}
