using ActorScheduler.Contracts.Execution;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.WakeUps;

/// <summary>
/// The times at which tasks and periodic tasks are to be woken, kept with their rows. It has parts, each in the order of time: the lanes of the tasks
/// that wait (<see cref="Identity.Lanes"/>), and the partitions of all else (<see cref="Identity.Partitions"/>).
/// </summary>
internal interface IWakeUpIndex
{
    /// <summary>The next rows of a range, earliest first.</summary>
    /// <param name="range">Which rows.</param>
    /// <param name="after">Only rows after this one; null from the beginning.</param>
    /// <param name="limit">How many at the most.</param>
    IReadOnlyList<WakeUp> Read(WakeUpRange range, WakeUp? after, int limit);

    /// <summary>Which of the partitions have a row up to a time. One question for all of them: mostly none has.</summary>
    /// <param name="kind">Tasks or periodic tasks.</param>
    /// <param name="partitions">The partitions that are asked for.</param>
    /// <param name="until">The latest time.</param>
    IReadOnlyList<int> PartitionsDue(WakeUpKind kind, IReadOnlyList<int> partitions, DateTimeOffset until);

    /// <summary>Which lanes have a row up to a time. It costs a step for each lane, however many rows they have.</summary>
    /// <param name="until">The latest time.</param>
    IReadOnlyList<int> LanesDue(DateTimeOffset until);

    /// <summary>What the tasks of a lane have in common, as one of them shows; null if none is left in it.</summary>
    LaneOwner? OwnerOf(int lane);

    /// <summary>Moves tasks that wait from their partitions to their lanes: those that were stored when there were no lanes.</summary>
    /// <param name="partitions">Where they are looked for.</param>
    /// <param name="use">Which lanes.</param>
    /// <param name="limit">How many at the most.</param>
    /// <returns>How many were found.</returns>
    Task<int> MoveToLanesAsync(IReadOnlyList<int> partitions, LaneUse use, int limit);
}

/// <summary>Some rows of one part of the index.</summary>
/// <param name="Kind">Tasks or periodic tasks.</param>
/// <param name="Part">A partition or a lane.</param>
/// <param name="Until">The latest time.</param>
internal sealed record WakeUpRange(WakeUpKind Kind, int Part, DateTimeOffset Until)
{
    /// <summary>Only rows that are later; null for all.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Without the sleepers: those whose time is not their own due time but a while after something that a process holds in memory.</summary>
    public bool OnlyHeld { get; init; }

    /// <summary>How long after their own due times the rows of the part have theirs.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>True for the tasks of all parts that have expired while they wait, by the time of that.</summary>
    public bool OfExpired { get; private init; }

    /// <summary>The tasks that have expired up to a time while they wait.</summary>
    public static WakeUpRange Expired(DateTimeOffset until) => new(WakeUpKind.Task, 0, until) { OfExpired = true };
}

/// <summary>One row of the index.</summary>
/// <param name="Kind">What is woken.</param>
/// <param name="EntityId">Its id.</param>
/// <param name="At">When.</param>
internal sealed record WakeUp(WakeUpKind Kind, string EntityId, DateTimeOffset At);
