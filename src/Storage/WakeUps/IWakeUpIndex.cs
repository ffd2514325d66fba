using ActorScheduler.Contracts.Execution;

namespace ActorScheduler.Storage.WakeUps;

/// <summary>The times at which tasks and periodic tasks are to be woken, kept with their rows.</summary>
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
}

/// <summary>Some rows of one partition.</summary>
/// <param name="Kind">Tasks or periodic tasks.</param>
/// <param name="Partition">0..63: <see cref="Identity.Partitions"/>.</param>
/// <param name="Until">The latest time.</param>
internal sealed record WakeUpRange(WakeUpKind Kind, int Partition, DateTimeOffset Until)
{
    /// <summary>Only rows that are later; null for all.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Without the sleepers: those whose time is not their own due time but a while after something that a process holds in memory.</summary>
    public bool OnlyHeld { get; init; }
}

/// <summary>One row of the index.</summary>
/// <param name="Kind">What is woken.</param>
/// <param name="EntityId">Its id.</param>
/// <param name="At">When.</param>
internal sealed record WakeUp(WakeUpKind Kind, string EntityId, DateTimeOffset At);
