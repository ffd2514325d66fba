namespace ActorScheduler.Node.Timers;

/// <summary>
/// Entries by their deadline, in a heap. Nearly all timers of an actor system are cancelled long before they are due (a guard of thirty
/// seconds around a step that takes one millisecond), so cancelled ones are dropped whenever the heap has doubled. Not safe for threads.
/// </summary>
internal sealed class DeadlineQueue
{
    private const int SmallestToClear = 4096;

    private readonly PriorityQueue<ScheduledEntry, long> _heap = new();
    private int _clearAt = SmallestToClear;

    /// <summary>How many entries there are, cancelled ones among them.</summary>
    public int Count => _heap.Count;

    /// <summary>The earliest deadline; null: there is none.</summary>
    public long? Next => _heap.TryPeek(out _, out var deadline) ? deadline : null;

    /// <summary>Adds an entry.</summary>
    /// <returns>True if no other is due earlier.</returns>
    public bool Add(ScheduledEntry entry)
    {
        if (_heap.Count >= _clearAt)
            DropCancelled();
        var isFirst = !_heap.TryPeek(out _, out var deadline) || entry.Deadline < deadline;
        _heap.Enqueue(entry, entry.Deadline);
        return isFirst;
    }

    /// <summary>Takes out the entry that has been due longest; null: none is due. Cancelled ones on the way are dropped.</summary>
    public ScheduledEntry? TakeDue(long now)
    {
        while (_heap.TryPeek(out var first, out var deadline) && deadline <= now)
        {
            _heap.Dequeue();
            if (!first.IsCancelled)
                return first;
        }

        return null;
    }

    private void DropCancelled()
    {
        var live = _heap.UnorderedItems.Where(item => !item.Element.IsCancelled).ToList();
        _heap.Clear();
        _heap.EnqueueRange(live);
        _clearAt = Math.Max(SmallestToClear, 2 * live.Count);
    }
}
