using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Api.Access;

/// <summary>A key, without what proves it.</summary>
internal sealed record AccessKeyView
{
    /// <summary>The part of the key that finds it; no secret.</summary>
    public required string Id { get; init; }

    /// <summary>Whose key it is, as histories show it.</summary>
    public required string Name { get; init; }

    /// <summary>What its holder may do: viewer, auditor, submitter, operator, editor, admin.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The names of the tasks that its holder may submit, where `*` stands for any text. Empty: all but the scheduler's own.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>The queues to which its holder may submit, where `*` stands for any text. Empty: all.</summary>
    public required IReadOnlyList<string> Queues { get; init; }

    /// <summary>It is worth nothing from then on. Null: it does not expire.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its secret was last replaced.</summary>
    public required DateTimeOffset? RotatedAt { get; init; }

    /// <summary>It is worth nothing since.</summary>
    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>A key as the routes show it.</summary>
    public static AccessKeyView Of(AccessKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Roles = [.. key.Roles.Select(AccessRoles.NameOf)],
        Tasks = [.. key.Tasks],
        Queues = [.. key.Queues],
        Expires = key.Expires,
        CreatedAt = key.CreatedAt,
        RotatedAt = key.ChangedAt,
        RevokedAt = key.RevokedAt,
    };
}

/// <summary>All keys.</summary>
/// <param name="Data">The keys, oldest first.</param>
internal sealed record AccessKeyList(IReadOnlyList<AccessKeyView> Data);

/// <summary>A key that was just made or rotated.</summary>
/// <param name="Secret">The whole key, as its holder sends it. It is shown this once and stored nowhere.</param>
/// <param name="Key">What it is.</param>
internal sealed record AccessKeySecret(string Secret, AccessKeyView Key);

/// <summary>A key that is to be made.</summary>
internal sealed record AccessKeyBody
{
    /// <summary>Whose key it is: 1 to 60 letters, digits, dots, dashes and underscores. No other key that is not revoked has it.</summary>
    public required string Name { get; init; }

    /// <summary>What its holder may do: viewer, auditor, submitter, operator, editor, admin.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The names of the tasks that its holder may submit, where `*` stands for any text.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>The queues to which its holder may submit, where `*` stands for any text. He may make no schedules then.</summary>
    public IReadOnlyList<string>? Queues { get; init; }

    /// <summary>Until when it is worth something.</summary>
    public string? Expires { get; init; }
}

/// <summary>Who calls.</summary>
/// <param name="Name">The name of his key, or what his token or certificate calls him; null if he has proved nothing and need not.</param>
/// <param name="Via">How he proved who he is: key, oidc, certificate; null if he has not.</param>
/// <param name="Roles">What he may do.</param>
/// <param name="Tasks">The names of the tasks that he may submit, where `*` stands for any text. Empty: all but the scheduler's own, unless he is an administrator.</param>
/// <param name="Queues">The queues to which he may submit, where `*` stands for any text. Empty: all.</param>
/// <param name="Expires">Until when.</param>
internal sealed record AccessMe(string? Name, string? Via, IReadOnlyList<string> Roles, IReadOnlyList<string> Tasks, IReadOnlyList<string> Queues, DateTimeOffset? Expires);
