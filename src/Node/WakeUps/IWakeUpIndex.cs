namespace ActorScheduler.Node.WakeUps;

/// <summary>The times at which tasks and periodic tasks are to be woken, kept with their rows.</summary>
internal interface IWakeUpIndex
{
    /// <summary>The next rows of one partition up to a time, earliest first.</summary>
    /// <param name="kind">Tasks or periodic tasks.</param>
    /// <param name="partition">0..63: <see cref="Sharding.ShardIds"/>.</param>
    /// <param name="horizon">The latest time.</param>
    /// <param name="after">Only rows after this one; null from the beginning.</param>
    /// <param name="limit">How many at the most.</param>
    IReadOnlyList<WakeUp> Read(WakeUpKind kind, int partition, DateTimeOffset horizon, WakeUp? after, int limit);
}

/// <summary>What is woken.</summary>
internal enum WakeUpKind
{
    /// <summary>A task.</summary>
    Task,

    /// <summary>A periodic task.</summary>
    PeriodicTask,
}

/// <summary>One row of the index.</summary>
/// <param name="Kind">What is woken.</param>
/// <param name="EntityId">Its id.</param>
/// <param name="At">When.</param>
internal sealed record WakeUp(WakeUpKind Kind, string EntityId, DateTimeOffset At);
