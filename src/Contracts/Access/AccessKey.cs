namespace ActorScheduler.Contracts.Access;

/// <summary>A key with which a program or a person proves who they are. The key itself is nowhere: only a hash of its secret is.</summary>
/// <param name="Id">The part of the key that finds it; no secret.</param>
/// <param name="Name">Whose key it is, as histories show it.</param>
/// <param name="Roles">What its holder may do.</param>
/// <param name="Tasks">The names of the tasks that its holder may submit, where <c>*</c> stands for any text; empty: all but the scheduler's own.</param>
/// <param name="Expires">It is worth nothing from then on; null: it does not expire.</param>
/// <param name="SecretHash">SHA-256 of its secret, in hexadecimal digits.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ChangedAt">When its secret was last replaced; null if never.</param>
/// <param name="RevokedAt">It is worth nothing since; null if it was not revoked.</param>
public sealed record AccessKey(
    string Id,
    string Name,
    ValueList<AccessRole> Roles,
    ValueList<string> Tasks,
    DateTimeOffset? Expires,
    string SecretHash,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>The queues to which its holder may submit, where <c>*</c> stands for any text; empty: all.</summary>
    public ValueList<string> Queues { get; init; } = [];

    /// <summary>True if the key is worth something.</summary>
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && !(Expires <= now);
}
