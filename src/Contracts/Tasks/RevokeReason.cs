namespace ActorScheduler.Contracts.Tasks;

/// <summary>Why a task is REVOKED. The numbers are stored; they are never renumbered.</summary>
public enum RevokeReason
{
    /// <summary>Someone revoked it before it ran.</summary>
    Requested = 1,

    /// <summary>Someone revoked it with <c>terminate</c> while it ran; its cancellation token was cancelled.</summary>
    Terminated = 2,

    /// <summary>Its <c>expires</c> had passed before it could start.</summary>
    Expired = 3,

    /// <summary>It was changed before it ran; another task took its place.</summary>
    Replaced = 4,
}
