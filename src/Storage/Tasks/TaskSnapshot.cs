using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Storage.Tasks;

/// <summary>A task as it is to be shown and woken after an event.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="State">The fold of its events.</param>
/// <param name="WakeAt">Its time in the wake-up index, or null when nothing is left to do.</param>
/// <param name="Before">Where its row stands before this write.</param>
internal sealed record TaskSnapshot(string TaskId, TaskState State, DateTimeOffset? WakeAt, TaskPhase Before)
{
    /// <summary>True if the event gave the task another eta: its row shows that one, and one that the clean-up of old results took away comes back.</summary>
    public bool IsRetimed { get; init; }
}
