namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>What is done to each task. The numbers are stored; they are never renumbered.</summary>
public enum BulkActionKind
{
    /// <summary>Take it back.</summary>
    Revoke = 1,

    /// <summary>Start it now if it waits.</summary>
    RunNow = 2,

    /// <summary>Run it again if it failed or was revoked.</summary>
    Retry = 3,

    /// <summary>Move its start if it waits.</summary>
    Reschedule = 4,
}
