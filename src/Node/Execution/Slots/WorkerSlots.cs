namespace ActorScheduler.Node.Execution.Slots;

/// <summary>
/// Counts the slots of this node: each lets one task run. A task that comes due while nobody waits takes a free slot itself, and stores its
/// submission and its start in one write; otherwise it waits in the executor's queue. Thread-safe.
/// </summary>
internal sealed class WorkerSlots
{
    private int _taken;
    private volatile int _limit;
    private volatile int _waiting;
    private volatile bool _closed;

    /// <summary>Creates slots that are all free.</summary>
    /// <param name="count">How many there are: one for each worker.</param>
    public WorkerSlots(int count) => _limit = Count = count;

    /// <summary>How many there are: one for each worker.</summary>
    public int Count { get; }

    /// <summary>How many are taken.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>How many are free without anybody waiting: 0 or more.</summary>
    public int Idle => _closed ? 0 : Math.Max(0, Count - Taken - _waiting);

    /// <summary>How many tasks wait in the executor's queue; nobody may pass them. Set by the executor.</summary>
    public int Waiting
    {
        get => _waiting;
        set => _waiting = value;
    }

    /// <summary>How many slots there are beyond one for each worker. Set by the executor.</summary>
    public int Prefetch
    {
        set => _limit = Count + value;
    }

    /// <summary>Nobody may take a slot any more: the process stops.</summary>
    public void Close() => _closed = true;

    /// <summary>Takes a slot if one is free and nobody waits for it.</summary>
    public bool TryTakeUnlessAwaited() => _waiting == 0 && TryTake();

    /// <summary>Takes a slot if one is free.</summary>
    public bool TryTake()
    {
        if (_closed)
            return false;
        if (Interlocked.Increment(ref _taken) <= _limit)
            return true;
        Interlocked.Decrement(ref _taken);
        return false;
    }

    /// <summary>Takes a slot even if none is free, for a run that has begun already.</summary>
    public void TakeAnyway() => Interlocked.Increment(ref _taken);

    /// <summary>Gives a slot back.</summary>
    public void Free() => Interlocked.Decrement(ref _taken);
}
