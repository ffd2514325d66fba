namespace ActorScheduler.Contracts.Execution;

/// <summary>
/// Tells who sent a wake-up that it is done with: the task runs, has ended or sleeps on. Nobody depends on it: should it be
/// lost, the place that is kept for the task falls free a while later.
/// </summary>
/// <param name="Kind">What was woken.</param>
/// <param name="EntityId">Its id.</param>
/// <param name="RowStays">True if its row is still in the index with the same time: it has been running for longer than its lease.</param>
public sealed record WakeUpAnswer(WakeUpKind Kind, string EntityId, bool RowStays = false) : IWireMessage;

/// <summary>What is woken. The numbers pass between nodes; they are never renumbered.</summary>
public enum WakeUpKind
{
    /// <summary>A task.</summary>
    Task = 1,

    /// <summary>A periodic task.</summary>
    PeriodicTask = 2,
}
