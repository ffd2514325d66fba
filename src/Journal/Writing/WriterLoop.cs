using ActorScheduler.Journal.Reading;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Journal.Writing;

/// <summary>
/// The one thread that writes. While one transaction is being made durable, the next batch gathers, so batches grow with the load and a lone write
/// waits for nothing.
/// </summary>
internal abstract class WriterLoop<TItem>(string journal, int maxBatchEvents, TimeSpan probeInterval, ReplayQueue replays, HealthState health)
    where TItem : WriterItem
{
    private readonly WriterQueue<TItem> _queue = new();
    private readonly PendingWrites _pending = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of items waiting.</summary>
    internal int QueueLength => _queue.Length;

    /// <summary>Queues work.</summary>
    internal void Add(TItem item)
    {
        if (item.PersistenceId is { } id)
            _pending.Enter(id);
        if (_queue.TryAdd(item))
            return;

        Release(_pending.Leave(item));
        item.Failed(new JournalUnavailableException($"The journal {journal} is closed."));
    }

    /// <summary>Queues a replay behind the pending work of its id.</summary>
    internal void Add(JournalReplay replay)
    {
        if (!_pending.TryPark(replay))
            replays.Add(replay);
    }

    /// <summary>Takes no more work, finishes what waits and lets go of the connection.</summary>
    internal Task Close()
    {
        _queue.Close();
        return _ended.Task;
    }

    /// <summary>Starts the thread; called once, when everything is in place.</summary>
    protected void Start() => new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();

    /// <summary>Makes a batch durable and answers each of its items with <see cref="Answer"/>.</summary>
    protected abstract void Write(List<TItem> batch);

    /// <summary>What an unhealthy and idle store tries, to find out whether it can write again.</summary>
    protected abstract TItem Probe();

    /// <summary>Lets go of the connection.</summary>
    protected abstract void End();

    /// <summary>Reports the outcome. Replies go first: a restarted actor must not receive those of its former incarnation after its own
    /// recovery.</summary>
    /// <param name="batch">Items whose outcome is known.</param>
    /// <param name="failure">Why they are lost; null when they are durable.</param>
    /// <param name="silently">True to lose the replies.</param>
    protected void Answer(IReadOnlyList<TItem> batch, Exception? failure, bool silently)
    {
        if (!silently)
        {
            foreach (var item in batch)
            {
                if (failure is null)
                    item.Committed();
                else
                    item.Failed(failure);
            }
        }

        Release(_pending.Leave(batch));
    }

    /// <summary>An unhealthy store does not wait for someone else's write to find out.</summary>
    private TimeSpan Patience => health.Current.IsHealthy ? Timeout.InfiniteTimeSpan : probeInterval;

    private void Run()
    {
        List<TItem> batch = [];
        Taken taken;
        while ((taken = _queue.Take(batch, maxBatchEvents, Patience)) != Taken.Closed)
        {
            if (taken == Taken.TimedOut)
                batch.Add(Probe());
            Write(batch);
        }

        End();
        _ended.SetResult();
    }

    private void Release(List<JournalReplay> released)
    {
        foreach (var replay in released)
            replays.Add(replay);
    }
}
