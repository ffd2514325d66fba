namespace ActorScheduler.Node.Execution.Slots;

/// <summary>
/// Counts the workers of this node that are free. A task whose time has come while no one waits takes one itself and stores
/// that it was submitted and that it starts in one write; otherwise it stands in the executor's queue. Thread-safe.
/// </summary>
internal sealed class WorkerSlots
{
    private readonly int _workers;
    private int _taken;
    private volatile int _limit;
    private volatile int _waiting;
    private volatile bool _closed;

    /// <summary>All are free.</summary>
    /// <param name="workers">How many there are.</param>
    public WorkerSlots(int workers) => _limit = _workers = workers;

    /// <summary>How many are taken.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>How many have nothing to do and no one waits for: 0 or more.</summary>
    public int Idle => _closed ? 0 : Math.Max(0, _workers - Taken - _waiting);

    /// <summary>How many tasks stand in the executor's queue; no one may pass them. Set by the executor.</summary>
    public int Waiting
    {
        get => _waiting;
        set => _waiting = value;
    }

    /// <summary>How many may start although every worker is busy. Set by the executor.</summary>
    public int Prefetch
    {
        set => _limit = _workers + value;
    }

    /// <summary>No one may take a worker any more: the process stops.</summary>
    public void Close() => _closed = true;

    /// <summary>Takes a worker if one is free and no one waits for it.</summary>
    public bool TryTakeUnlessAwaited() => _waiting == 0 && TryTake();

    /// <summary>Takes a worker if one is free.</summary>
    public bool TryTake()
    {
        if (_closed)
            return false;
        if (Interlocked.Increment(ref _taken) <= _limit)
            return true;
        Interlocked.Decrement(ref _taken);
        return false;
    }

    /// <summary>Counts one more worker as taken, free or not: what it stands for runs already.</summary>
    public void TakeAnyway() => Interlocked.Increment(ref _taken);

    /// <summary>Gives a worker back.</summary>
    public void Free() => Interlocked.Decrement(ref _taken);
}
