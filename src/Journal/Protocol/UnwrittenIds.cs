using System.Collections.Concurrent;

namespace ActorScheduler.Journal.Protocol;

/// <summary>
/// Persistence ids that were made a moment ago, so that nothing can be stored under them: their first recovery needs no look
/// into the store. Should the claim be wrong, nothing breaks: the first write of such an actor then meets the unique key, fails,
/// and its next incarnation recovers from the store. Safe to use from any thread.
/// </summary>
public sealed class UnwrittenIds
{
    private readonly ConcurrentDictionary<string, byte> _ids = new(StringComparer.Ordinal);

    /// <summary>Notes an id. The caller forgets it again with <see cref="Remove"/>, because its actor may live elsewhere.</summary>
    public void Add(string persistenceId) => _ids.TryAdd(persistenceId, 0);

    /// <summary>Forgets an id.</summary>
    /// <returns>True if it was noted and no recovery has asked for it yet.</returns>
    public bool Remove(string persistenceId) => _ids.TryRemove(persistenceId, out _);
}
