namespace ActorScheduler.Contracts.Access;

/// <summary>A fact about who may do what and who tried, stored for ever.</summary>
/// <param name="At">When it happened (UTC, microseconds).</param>
public abstract record AccessEvent(DateTimeOffset At);

/// <summary>A change of a key.</summary>
/// <param name="At">When it happened (UTC, microseconds).</param>
/// <param name="KeyId">The key.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public abstract record AccessKeyEvent(DateTimeOffset At, string KeyId, string? RequestedBy) : AccessEvent(At), IRequested;

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
    string? RequestedBy) : AccessKeyEvent(At, KeyId, RequestedBy)
{
    /// <summary>The queues to which its holder may submit; empty: all.</summary>
    public ValueList<string> Queues { get; init; } = [];
}

/// <summary>The secret of a key was replaced: the one before is worth nothing since.</summary>
/// <param name="At">When it happened.</param>
/// <param name="KeyId">The key.</param>
/// <param name="SecretHash">The hash of the new secret.</param>
/// <param name="RequestedBy">Who asked.</param>
public sealed record AccessKeyRotated(DateTimeOffset At, string KeyId, string SecretHash, string? RequestedBy) : AccessKeyEvent(At, KeyId, RequestedBy);

/// <summary>A key was revoked for good.</summary>
/// <param name="At">When it happened.</param>
/// <param name="KeyId">The key.</param>
/// <param name="RequestedBy">Who asked.</param>
public sealed record AccessKeyRevoked(DateTimeOffset At, string KeyId, string? RequestedBy) : AccessKeyEvent(At, KeyId, RequestedBy);

/// <summary>A change of a session.</summary>
/// <param name="At">When it happened (UTC, microseconds).</param>
/// <param name="SessionId">The session.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public abstract record AccessSessionEvent(DateTimeOffset At, string SessionId, string? RequestedBy) : AccessEvent(At), IRequested;

/// <summary>Somebody signed in with a browser.</summary>
/// <param name="At">When it happened.</param>
/// <param name="SessionId">The session.</param>
/// <param name="SecretHash">The hash of what proves it.</param>
/// <param name="Holder">Who he is.</param>
/// <param name="Expires">Until when.</param>
/// <param name="RequestedBy">Who he is, as histories name him.</param>
public sealed record AccessSessionOpened(
    DateTimeOffset At,
    string SessionId,
    string SecretHash,
    SessionHolder Holder,
    DateTimeOffset Expires,
    string? RequestedBy) : AccessSessionEvent(At, SessionId, RequestedBy);

/// <summary>Somebody signed out, or a session was ended for him.</summary>
/// <param name="At">When it happened.</param>
/// <param name="SessionId">The session.</param>
/// <param name="RequestedBy">Who asked.</param>
public sealed record AccessSessionClosed(DateTimeOffset At, string SessionId, string? RequestedBy) : AccessSessionEvent(At, SessionId, RequestedBy);

/// <summary>Attempts that were refused at one gateway, counted, so that whoever tries a million times fills no journal.</summary>
/// <param name="At">When they were counted up.</param>
/// <param name="Since">When the first of them was refused.</param>
/// <param name="Gateway">The machine of the gateway.</param>
/// <param name="Attempts">The attempts, by what they have in common.</param>
/// <param name="Others">How many more there were, of more kinds than are told apart.</param>
public sealed record AccessAttemptsRefused(DateTimeOffset At, DateTimeOffset Since, string Gateway, ValueList<RefusedAttempts> Attempts, long Others) : AccessEvent(At);

/// <summary>Attempts that have everything but their time in common.</summary>
/// <param name="Reason">Why they were refused.</param>
/// <param name="Route">Method and route, such as <c>DELETE /api/v1/access/keys/{id}</c>; only the method where no route was found.</param>
/// <param name="Address">Where they came from: the address of the caller, or of the proxy before this server.</param>
/// <param name="Requester">Who sent them, as histories name him; null if he did not prove it.</param>
/// <param name="KeyId">The key that was sent, where there is or was such a key; null otherwise.</param>
/// <param name="Count">How many.</param>
public sealed record RefusedAttempts(AttemptRefusal Reason, string Route, string Address, string? Requester, string? KeyId, long Count);
