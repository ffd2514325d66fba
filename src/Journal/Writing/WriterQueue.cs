namespace ActorScheduler.Journal.Writing;

/// <summary>What <see cref="WriterQueue{TItem}.Take"/> found.</summary>
internal enum Taken
{
    /// <summary>Work.</summary>
    Items,

    /// <summary>Nothing within the time.</summary>
    TimedOut,

    /// <summary>Nothing, and nothing more will come.</summary>
    Closed,
}

/// <summary>The work that waits for the writer. Unbounded: a journal that refuses work for being busy would stop healthy actors.</summary>
internal sealed class WriterQueue<TItem>
    where TItem : WriterItem
{
    private readonly Queue<TItem> _items = new();
    private bool _closed;

    /// <summary>The number of items waiting.</summary>
    internal int Length
    {
        get
        {
            lock (_items)
                return _items.Count;
        }
    }

    /// <summary>Adds work.</summary>
    /// <returns>False when the queue is closed.</returns>
    internal bool TryAdd(TItem item)
    {
        lock (_items)
        {
            if (_closed)
                return false;
            _items.Enqueue(item);
            if (_items.Count == 1)
                Monitor.Pulse(_items);
            return true;
        }
    }

    /// <summary>Takes everything that waits, up to a number of events; waits for the first item.</summary>
    /// <param name="batch">Emptied, then filled.</param>
    /// <param name="maxEvents">No further item is taken once the batch has this many events.</param>
    /// <param name="patience">How long to wait for the first item.</param>
    internal Taken Take(List<TItem> batch, int maxEvents, TimeSpan patience)
    {
        batch.Clear();
        lock (_items)
        {
            while (_items.Count == 0)
            {
                if (_closed)
                    return Taken.Closed;
                if (!Monitor.Wait(_items, patience) && _items.Count == 0 && !_closed)
                    return Taken.TimedOut;
            }

            // Work without events (deletions, id allocation) counts as one, so that it cannot make a batch endless.
            for (var weight = 0; weight < maxEvents && _items.TryDequeue(out var item); weight += Math.Max(1, item.Events))
                batch.Add(item);
            return Taken.Items;
        }
    }

    /// <summary>Takes no more work; what waits is still done.</summary>
    internal void Close()
    {
        lock (_items)
        {
            _closed = true;
            Monitor.PulseAll(_items);
        }
    }
}
