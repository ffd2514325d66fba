namespace ActorScheduler.Contracts.Tasks;

/// <summary>
/// Where a task stands, in Celery's words (<c>celery.states</c>). The numbers are stored; they are never renumbered.
/// </summary>
public enum TaskPhase
{
    /// <summary>No task with this id was ever accepted.</summary>
    Unknown = 0,

    /// <summary>Accepted; waits for its time or for a free worker.</summary>
    Pending = 1,

    /// <summary>An attempt runs.</summary>
    Started = 2,

    /// <summary>An attempt failed; the next one waits for its time.</summary>
    Retry = 3,

    /// <summary>Final: an attempt returned.</summary>
    Success = 4,

    /// <summary>Final: the last attempt raised, or was lost and must not run again.</summary>
    Failure = 5,

    /// <summary>Final: taken back, expired or replaced before an attempt ended.</summary>
    Revoked = 6,
}
