using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Journal.Projections;

namespace ActorScheduler.Storage.PeriodicTasks;

/// <summary>What a periodic task's actor hands to the journal: the event, and the row it leads to, which is written with it.</summary>
internal sealed record PeriodicTaskTransition(PeriodicTaskEvent Happened, PeriodicTaskSnapshot Row) : IProjectedEvent
{
    public object Event => Happened;

    public object Projection => Row;
}

/// <summary>A periodic task as it is to be shown, woken and recovered after an event.</summary>
/// <param name="Id">The periodic task.</param>
/// <param name="State">The fold of its events.</param>
/// <param name="WakeAt">Its time in the wake-up index, or null while it does not come due.</param>
internal sealed record PeriodicTaskSnapshot(long Id, PeriodicTaskState State, DateTimeOffset? WakeAt);
