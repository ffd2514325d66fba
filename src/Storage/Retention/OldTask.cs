using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Storage.Retention;

/// <summary>A task that may be old enough to be removed.</summary>
/// <param name="FinishedAt">When it ended (microseconds), according to the table where it was found.</param>
/// <param name="Id">The task.</param>
internal sealed record OldTask(long FinishedAt, string Id);

/// <summary>Where tasks that may be old enough are found.</summary>
internal enum OldTaskSource
{
    /// <summary>Among the tasks that the list no longer shows.</summary>
    Expired = 1,

    /// <summary>In the list.</summary>
    Listed = 2,
}

/// <summary>What is to be done with a task.</summary>
internal enum OldTaskVerdict
{
    /// <summary>It is removed.</summary>
    Remove = 1,

    /// <summary>It stays, although it is old.</summary>
    Keep = 2,

    /// <summary>What was known about it no longer holds: it has run again since. It is noted anew unless the list shows it.</summary>
    Forget = 3,
}

/// <summary>A task with its events.</summary>
/// <param name="Task">The task.</param>
/// <param name="Verdict">What is to be done with it.</param>
/// <param name="State">The fold of its events.</param>
/// <param name="Events">All its events with their numbers.</param>
internal sealed record JudgedTask(
    OldTask Task, OldTaskVerdict Verdict, TaskState State, IReadOnlyList<(long SequenceNr, TaskEvent Happened)> Events);
