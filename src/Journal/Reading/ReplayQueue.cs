using ActorScheduler.Journal.Store;

namespace ActorScheduler.Journal.Reading;

/// <summary>The replays that wait for the reader.</summary>
internal sealed class ReplayQueue(string journal, int maxBurst)
{
    private readonly Queue<JournalReplay> _queue = new();
    private bool _closed;

    /// <summary>Queues a replay; fails it at once when the queue is closed.</summary>
    internal void Add(JournalReplay replay)
    {
        lock (_queue)
        {
            if (!_closed)
            {
                _queue.Enqueue(replay);
                if (_queue.Count == 1)
                    Monitor.Pulse(_queue);
                return;
            }
        }

        replay.Failed(new JournalUnavailableException($"The journal {journal} is closed."));
    }

    /// <summary>Takes what waits, up to the largest burst; waits for the first.</summary>
    /// <param name="burst">Emptied, then filled.</param>
    /// <returns>False when nothing is left and nothing more will come.</returns>
    internal bool Take(List<JournalReplay> burst)
    {
        burst.Clear();
        lock (_queue)
        {
            while (_queue.Count == 0 && !_closed)
                Monitor.Wait(_queue);
            while (burst.Count < maxBurst && _queue.TryDequeue(out var replay))
                burst.Add(replay);
        }

        return burst.Count > 0;
    }

    /// <summary>Takes no more replays; those that wait are still answered.</summary>
    internal void Close()
    {
        lock (_queue)
        {
            _closed = true;
            Monitor.Pulse(_queue);
        }
    }
}
