using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Journal.Projections;

namespace ActorScheduler.Storage.Tasks;

/// <summary>What a task's actor hands to the journal: the event, which is stored, and the row it leads to, which is written with it;
/// no row for an event that another follows in the same write.</summary>
internal sealed record TaskTransition(TaskEvent Happened, TaskSnapshot? Row) : IProjectedEvent
{
    public object Event => Happened;

    public object? Projection => Row;
}

/// <summary>A task as it is to be shown and woken after an event.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="State">The fold of its events.</param>
/// <param name="WakeAt">Its time in the wake-up index, or null when nothing is left to do.</param>
/// <param name="Before">Where its row stands before this write.</param>
internal sealed record TaskSnapshot(string TaskId, TaskState State, DateTimeOffset? WakeAt, TaskPhase Before)
{
    /// <summary>True if there is no row yet: this write holds the task's first event.</summary>
    public bool IsNew => Before == TaskPhase.Unknown;

    /// <summary>True if the event gave the task another eta: its row shows that one, and one that the clean-up of old results took away comes back.</summary>
    public bool IsRetimed { get; init; }
}
