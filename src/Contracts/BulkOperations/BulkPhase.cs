namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>Where a bulk operation stands. The numbers are stored; they are never renumbered.</summary>
public enum BulkPhase
{
    /// <summary>No operation with this id was ever started.</summary>
    Unknown = 0,

    /// <summary>It is working, or will continue by itself as soon as it can.</summary>
    Running = 1,

    /// <summary>It has gone through all tasks that matched.</summary>
    Success = 2,

    /// <summary>It was cancelled; what it had done by then stays done.</summary>
    Cancelled = 3,
}
