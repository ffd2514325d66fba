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

    /// <summary>The key with which somebody signed in; null if it is worth nothing any more, or has another secret since.</summary>
    public AccessKey? KeyOf(KeyHolder signedIn) =>
        _known is { } known && known.Holders.TryGetValue(signedIn.KeyId, out var holder) && holder.Key.SecretHash == signedIn.KeySecretHash && holder.Key.IsValid(time.GetUtcNow()) ? holder.Key : null;

    /// <summary>True if there is or was a key of this id.</summary>
    public bool Knows(string id) => _known is { } known && known.Holders.ContainsKey(id);

    /// <inheritdoc />
    public void Dispose() => _reads.Dispose();

    private sealed record Known(AccessKeys Keys, FrozenDictionary<string, (AccessKey Key, Caller Caller)> Holders);
}
