namespace ActorScheduler.Contracts.Execution;

/// <summary>
/// Tells the sender of a wake-up that it has been dealt with: the task runs, has ended or sleeps on. Nothing depends on it: if it is
/// lost, the place that is kept for the task becomes free a while later.
/// </summary>
/// <param name="Kind">What was woken.</param>
/// <param name="EntityId">Its id.</param>
/// <param name="RowStays">True if its row is still in the index with the same time: it has been running for longer than its lease.</param>
public sealed record WakeUpAnswer(WakeUpKind Kind, string EntityId, bool RowStays = false) : IWireMessage;

/// <summary>What can be woken. The numbers pass between nodes; they are never renumbered.</summary>
public enum WakeUpKind
{
    /// <summary>A task.</summary>
    Task = 1,

    /// <summary>A periodic task.</summary>
    PeriodicTask = 2,
}
