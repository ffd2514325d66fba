using ActorScheduler.Contracts.PeriodicTasks;

namespace ActorScheduler.Storage.PeriodicTasks;

/// <summary>A periodic task as it is to be shown, woken and recovered after an event.</summary>
/// <param name="Id">The periodic task.</param>
/// <param name="State">The fold of its events.</param>
/// <param name="WakeAt">Its time in the wake-up index, or null while it does not come due.</param>
internal sealed record PeriodicTaskSnapshot(long Id, PeriodicTaskState State, DateTimeOffset? WakeAt);
