namespace ActorScheduler.Contracts.Access;

/// <summary>Makes, rotates and revokes keys. Each change is decided on all keys that there are, also if several processes change them at once.</summary>
/// <param name="journal">Where the changes are kept.</param>
/// <param name="time">The clock.</param>
public sealed class AccessChanges(IAccessJournal journal, TimeProvider time)
{
    /// <summary>All keys, as of now.</summary>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be read now.</remarks>
    public async Task<AccessKeys> ReadAsync(AccessKeys known, CancellationToken cancellation) =>
        (await journal.ReadAfterAsync(known.SequenceNr, cancellation)).Aggregate(known, (keys, next) => keys.Apply(next));

    /// <summary>Makes a key.</summary>
    /// <returns>The key as its holder has it, which cannot be had a second time; or that the name is taken.</returns>
    public Task<AccessChange> CreateAsync(AccessKeyRequest request, string? requestedBy, CancellationToken cancellation)
    {
        var text = AccessKeyText.New();
        return ChangeAsync(text, keys => keys.ById.Values.Any(key => key.RevokedAt is null && key.Name == request.Name)
            ? (null, AccessRefusal.NameTaken)
            : (new AccessKeyCreated(Now, text.Id, request.Name, request.Roles, request.Tasks, request.Expires, text.SecretHash, requestedBy) { Queues = request.Queues }, default), cancellation);
    }

    /// <summary>Gives a key another secret. The one before is worth nothing from then on.</summary>
    public Task<AccessChange> RotateAsync(string id, string? requestedBy, CancellationToken cancellation)
    {
        var text = AccessKeyText.NewSecretOf(id);
        return ChangeAsync(text, keys => RefusalOf(keys, id) is { } refusal ? (null, refusal) : (new AccessKeyRotated(Now, id, text.SecretHash, requestedBy), default), cancellation);
    }

    /// <summary>Revokes a key for good.</summary>
    public Task<AccessChange> RevokeAsync(string id, string? requestedBy, CancellationToken cancellation) =>
        ChangeAsync(null, keys => RefusalOf(keys, id) is { } refusal ? (null, refusal) : (new AccessKeyRevoked(Now, id, requestedBy), default), cancellation);

    private DateTimeOffset Now => StoredTime.FromMicroseconds(StoredTime.ToMicroseconds(time.GetUtcNow()));

    private static AccessRefusal? RefusalOf(AccessKeys keys, string id)
    {
        if (!keys.ById.TryGetValue(id, out var key))
            return AccessRefusal.Unknown;
        return key.RevokedAt is null ? null : AccessRefusal.Revoked;
    }

    private async Task<AccessChange> ChangeAsync(AccessKeyText? text, Func<AccessKeys, (AccessKeyEvent? Event, AccessRefusal Refusal)> decide, CancellationToken cancellation)
    {
        var keys = AccessKeys.None;
        while (true)
        {
            keys = await ReadAsync(keys, cancellation);
            var (happened, refusal) = decide(keys);
            if (happened is null)
                return new AccessChange(null, null, refusal);
            var next = new NumberedAccessEvent(keys.SequenceNr + 1, happened);
            if (await journal.TryAppendAsync(next, cancellation))
                return new AccessChange(keys.Apply(next).ById[happened.KeyId], text, null);
        }
    }
}

/// <summary>A key that is asked for.</summary>
/// <param name="Name">Whose key it is.</param>
/// <param name="Roles">What its holder may do.</param>
/// <param name="Tasks">What its holder may submit.</param>
/// <param name="Expires">Until when.</param>
public sealed record AccessKeyRequest(string Name, ValueList<AccessRole> Roles, ValueList<string> Tasks, DateTimeOffset? Expires)
{
    /// <summary>To which queues its holder may submit; empty: to all.</summary>
    public ValueList<string> Queues { get; init; } = [];

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>What a name has to be.</summary>
    public const string NameAllowed = "1 to 60 letters, digits, dots, dashes and underscores, beginning with a letter or digit";

    /// <summary>What a pattern has to be.</summary>
    public const string TasksAllowed = "names of tasks, at most 50 of at most 200 characters, where * stands for any text";

    /// <summary>What a pattern of queues has to be.</summary>
    public const string QueuesAllowed = "names of queues, at most 50 of at most 200 characters, where * stands for any text";

    /// <summary>True if a text can be the name of a key: it stands in histories, in logs and on command lines.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>True if these can be the names of tasks or queues.</summary>
    public static bool ArePatterns(IReadOnlyCollection<string> patterns) => patterns.Count <= 50 && patterns.All(pattern => pattern.Length is > 0 and <= 200);
}

/// <summary>What became of a change: the key, or the refusal.</summary>
/// <param name="Key">The key as it is now.</param>
/// <param name="Text">The key as its holder has it, where it is new.</param>
/// <param name="Refusal">Why nothing was changed.</param>
public sealed record AccessChange(AccessKey? Key, AccessKeyText? Text, AccessRefusal? Refusal);

/// <summary>Why a key was not changed.</summary>
public enum AccessRefusal
{
    /// <summary>There is no such key.</summary>
    Unknown = 1,

    /// <summary>It was revoked.</summary>
    Revoked = 2,

    /// <summary>Another key that is not revoked has the name.</summary>
    NameTaken = 3,
}
