using System.Collections.Frozen;
using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Access;

/// <summary>The keys as this gateway knows them: all that was stored until it last looked, which is at most a second ago while the database answers.</summary>
internal sealed class KnownKeys(AccessChanges changes, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _reads = new(1, 1);
    private volatile Known? _known;

    /// <summary>True once they were read.</summary>
    public bool AreRead => _known is not null;

    /// <summary>All keys, also those that are worth nothing.</summary>
    public IEnumerable<AccessKey> All => _known?.Keys.ById.Values ?? [];

    /// <summary>Looks for what has changed.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await _reads.WaitAsync(cancellation);
        try
        {
            var before = _known;
            var keys = await changes.ReadAsync(before?.Keys ?? AccessKeys.None, cancellation);
            if (before is null || keys.SequenceNr != before.Keys.SequenceNr)
                _known = new Known(keys, keys.ById.ToFrozenDictionary(entry => entry.Key, entry => (entry.Value, Caller.Of(Identity.Of(entry.Value))), StringComparer.Ordinal));
        }
        finally
        {
            _reads.Release();
        }
    }

    /// <summary>The holder of a key; null if it is none that was given out, or it is worth nothing any more.</summary>
    public Caller? Find(AccessKeyText text) =>
        _known is { } known && known.Holders.TryGetValue(text.Id, out var holder) && text.Matches(holder.Key.SecretHash) && holder.Key.IsValid(time.GetUtcNow()) ? holder.Caller : null;

    /// <summary>The key that somebody has; null if it is none that was given out, or it is worth nothing any more.</summary>
    public AccessKey? KeyOf(AccessKeyText text) =>
        _known is { } known && known.Holders.TryGetValue(text.Id, out var holder) && text.Matches(holder.Key.SecretHash) && holder.Key.IsValid(time.GetUtcNow()) ? holder.Key : null;

    /// <summary>Whoever signed in with a key and has this session; null if the key is worth nothing any more, or has another secret since.</summary>
    public Caller? Find(Session session) =>
        _known is { } known && known.Holders.TryGetValue(session.KeyId, out var holder) && holder.Key.SecretHash == session.KeySecretHash && holder.Key.IsValid(time.GetUtcNow())
            ? Caller.Of(Identity.Of(holder.Key, session))
            : null;

    /// <summary>The name of a key that there is or was.</summary>
    public string? NameOf(string id) => _known is { } known && known.Holders.TryGetValue(id, out var holder) ? holder.Key.Name : null;

    /// <summary>True if there is or was a key of this id.</summary>
    public bool Knows(string id) => _known is { } known && known.Holders.ContainsKey(id);

    /// <inheritdoc />
    public void Dispose() => _reads.Dispose();

    private sealed record Known(AccessKeys Keys, FrozenDictionary<string, (AccessKey Key, Caller Caller)> Holders);
}
