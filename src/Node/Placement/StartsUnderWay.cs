namespace ActorScheduler.Node.Placement;

/// <summary>Counts the starts that were let pass and are not stored yet, until no more are let in and the last of them is. Thread-safe.</summary>
internal sealed class StartsUnderWay
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private volatile bool _isClosed;

    /// <summary>Lets one in.</summary>
    /// <returns>False if none is let in any more.</returns>
    public bool TryEnter()
    {
        Interlocked.Increment(ref _count);
        if (!_isClosed)
            return true;
        Leave();
        return false;
    }

    /// <summary>One is stored, or given up.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0 && _isClosed)
            _ended.TrySetResult();
    }

    /// <summary>Lets no more in, and waits for those that are.</summary>
    public Task CloseAsync()
    {
        _isClosed = true;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _count) == 0)
            _ended.TrySetResult();
        return _ended.Task;
    }
}
