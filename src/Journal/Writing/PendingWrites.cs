using ActorScheduler.Journal.Store;

namespace ActorScheduler.Journal.Writing;

/// <summary>
/// Knows which persistence ids have work queued or in flight, and holds back their replays. A restarted actor asks for its events while the last
/// write of its former incarnation is still queued: if the replay overtook it, a sequence number would be used twice.
/// </summary>
internal sealed class PendingWrites
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<JournalReplay>> _parked = new(StringComparer.Ordinal);

    /// <summary>Notes work that is about to be queued.</summary>
    internal void Enter(string persistenceId)
    {
        lock (_counts)
            _counts[persistenceId] = _counts.GetValueOrDefault(persistenceId) + 1;
    }

    /// <summary>Notes work that could not be queued.</summary>
    internal List<JournalReplay> Leave(WriterItem item) => Leave([item]);

    /// <summary>Notes work whose outcome is known.</summary>
    /// <returns>The replays that waited for it.</returns>
    internal List<JournalReplay> Leave(IReadOnlyList<WriterItem> batch)
    {
        List<JournalReplay> released = [];
        lock (_counts)
        {
            foreach (var item in batch)
            {
                if (item.PersistenceId is { } id)
                    Leave(id, released);
            }
        }

        return released;
    }

    /// <summary>Holds a replay back if work of its id is pending.</summary>
    /// <returns>False when nothing is pending, so that it can run now.</returns>
    internal bool TryPark(JournalReplay replay)
    {
        lock (_counts)
        {
            if (!_counts.ContainsKey(replay.PersistenceId))
                return false;
            if (!_parked.TryGetValue(replay.PersistenceId, out var list))
                _parked.Add(replay.PersistenceId, list = []);
            list.Add(replay);
            return true;
        }
    }

    private void Leave(string id, List<JournalReplay> released)
    {
        var left = _counts[id] - 1;
        if (left > 0)
        {
            _counts[id] = left;
            return;
        }

        _counts.Remove(id);
        if (_parked.Remove(id, out var waiting))
            released.AddRange(waiting);
    }
}
