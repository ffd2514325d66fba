namespace ActorScheduler.Contracts.Access;

/// <summary>A fact about who may do what, stored for ever.</summary>
/// <param name="At">When it happened (UTC, microseconds).</param>
/// <param name="KeyId">The key.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public abstract record AccessEvent(DateTimeOffset At, string KeyId, string? RequestedBy) : IRequested;

/// <summary>A key was made.</summary>
/// <param name="At">When it happened.</param>
/// <param name="KeyId">The key.</param>
/// <param name="Name">Whose key it is.</param>
/// <param name="Roles">What its holder may do.</param>
/// <param name="Tasks">What its holder may submit.</param>
/// <param name="Expires">Until when.</param>
/// <param name="SecretHash">The hash of its secret.</param>
/// <param name="RequestedBy">Who asked.</param>
public sealed record AccessKeyCreated(
    DateTimeOffset At,
    string KeyId,
    string Name,
    ValueList<AccessRole> Roles,
    ValueList<string> Tasks,
    DateTimeOffset? Expires,
    string SecretHash,
    string? RequestedBy) : AccessEvent(At, KeyId, RequestedBy);

/// <summary>The secret of a key was replaced: the one before is worth nothing since.</summary>
/// <param name="At">When it happened.</param>
/// <param name="KeyId">The key.</param>
/// <param name="SecretHash">The hash of the new secret.</param>
/// <param name="RequestedBy">Who asked.</param>
public sealed record AccessKeyRotated(DateTimeOffset At, string KeyId, string SecretHash, string? RequestedBy) : AccessEvent(At, KeyId, RequestedBy);

/// <summary>A key was revoked for good.</summary>
/// <param name="At">When it happened.</param>
/// <param name="KeyId">The key.</param>
/// <param name="RequestedBy">Who asked.</param>
public sealed record AccessKeyRevoked(DateTimeOffset At, string KeyId, string? RequestedBy) : AccessEvent(At, KeyId, RequestedBy);
