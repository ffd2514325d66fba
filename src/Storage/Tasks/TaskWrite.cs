using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Storage.Tasks;

/// <summary>What a write does to the row of a task.</summary>
/// <param name="Row">The row as it is to be.</param>
/// <param name="Position">The place in the journal of the task's first event in the write.</param>
/// <param name="Clock">The place in the journal of its last event in the write.</param>
/// <param name="SequenceNr">The number of its last event in the write.</param>
/// <param name="Before">The phase of the row before the write.</param>
/// <param name="IsRetimed">True if the write gives the task another eta.</param>
internal readonly record struct TaskWrite(TaskSnapshot Row, long Position, long Clock, long SequenceNr, TaskPhase Before, bool IsRetimed)
{
    /// <summary>Why a store refuses to run a task again whose events retention has removed meanwhile.</summary>
    public const string Removed = "the task was removed, since it ended long ago";

    /// <summary>True if there is no row yet.</summary>
    public bool IsNew => Before == TaskPhase.Unknown;
}
