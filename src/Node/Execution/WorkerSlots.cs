namespace ActorScheduler.Node.Execution;

/// <summary>
/// Counts the workers of this node that are free. A task whose time has come while no one waits takes one itself and stores
/// that it was submitted and that it starts in one write; otherwise it stands in the executor's queue. Thread-safe.
/// </summary>
/// <param name="limit">How many there are.</param>
internal sealed class WorkerSlots(int limit)
{
    private int _taken;
    private volatile bool _someoneWaits;

    /// <summary>How many are taken.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Set by the executor while tasks stand in its queue: no one may pass them.</summary>
    public bool SomeoneWaits
    {
        set => _someoneWaits = value;
    }

    /// <summary>Takes a worker if one is free and no one waits for it.</summary>
    public bool TryTakeUnlessAwaited() => !_someoneWaits && TryTake();

    /// <summary>Takes a worker if one is free.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= limit)
            return true;
        Interlocked.Decrement(ref _taken);
        return false;
    }

    /// <summary>Counts one more worker as taken, free or not: what it stands for runs already.</summary>
    public void TakeAnyway() => Interlocked.Increment(ref _taken);

    /// <summary>Gives a worker back.</summary>
    public void Free() => Interlocked.Decrement(ref _taken);
}
