namespace ActorScheduler.Node.Timers;

/// <summary>
/// Entries by their deadline, in a heap. Nearly all timers of an actor system are cancelled long before they are due (a guard of thirty
/// seconds around a step that takes one millisecond), and each one that is kept keeps its actor alive. So an entry that is not due soon first
/// waits outside the heap, where most are cancelled, and the heap drops cancelled entries whenever it has doubled. Not thread-safe.
/// </summary>
/// <param name="settleTime">How long entries wait outside the heap, in ticks.</param>
internal sealed class DeadlineQueue(long settleTime)
{
    private const int SmallestToClear = 256;

    private readonly PriorityQueue<ScheduledEntry, long> _heap = new();
    private readonly List<ScheduledEntry> _fresh = [];
    private long _settledAt;
    private int _clearAt = SmallestToClear;

    /// <summary>When to look at it next: the earliest deadline, or the time at which the entries outside the heap go into it; null: never.</summary>
    public long? Next
    {
        get
        {
            long? first = _heap.TryPeek(out _, out var deadline) ? deadline : null;
            return _fresh.Count == 0 || first < _settledAt ? first : _settledAt;
        }
    }

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="now">The time.</param>
    /// <returns>True if it has to be looked at earlier than before.</returns>
    public bool Add(ScheduledEntry entry, long now)
    {
        var before = Next;
        if (entry.Deadline - now <= settleTime)
        {
            AddToHeap(entry);
        }
        else
        {
            if (_fresh.Count == 0)
                _settledAt = now + settleTime;
            _fresh.Add(entry);
        }

        return before is null || Next < before;
    }

    /// <summary>Takes out the entry that has been due longest; null if none is due. Drops cancelled entries on the way.</summary>
    public ScheduledEntry? TakeDue(long now)
    {
        if (_fresh.Count > 0 && now >= _settledAt)
            Settle();
        while (_heap.TryPeek(out var first, out var deadline) && deadline <= now)
        {
            _heap.Dequeue();
            if (!first.IsCancelled)
                return first;
        }

        return null;
    }

    private void Settle()
    {
        foreach (var entry in _fresh)
        {
            if (!entry.IsCancelled)
                AddToHeap(entry);
        }

        _fresh.Clear();
    }

    private void AddToHeap(ScheduledEntry entry)
    {
        if (_heap.Count >= _clearAt)
            DropCancelled();
        _heap.Enqueue(entry, entry.Deadline);
    }

    private void DropCancelled()
    {
        var live = _heap.UnorderedItems.Where(item => !item.Element.IsCancelled).ToList();
        _heap.Clear();
        _heap.EnqueueRange(live);
        _clearAt = Math.Max(SmallestToClear, 2 * live.Count);
    }
}
