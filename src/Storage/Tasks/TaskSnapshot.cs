using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Storage.Identity;

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

    /// <summary>Which lanes the cluster uses: one that has a process which knows none would not find the row in one.</summary>
    public LaneUse Lanes { get; init; } = LaneUse.Queues;

    /// <summary>The part of the wake-up index in which the row is: a lane while the task waits, else the partition of its id.</summary>
    public int WakePart => Lanes != LaneUse.None && State.Phase.IsWaiting()
        ? Identity.Lanes.Of(Owner(State.Submission!), isHeld: WakeAt != WakeUpPolicy.NextStep(State))
        : Partitions.Of(TaskId);

    private LaneOwner Owner(TaskSubmission call) => new(call.Name, Lanes == LaneUse.Queues ? call.QueueName : TaskQueues.Default);
}
