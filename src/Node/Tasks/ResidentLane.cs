namespace ActorScheduler.Node.Tasks;

/// <summary>How many tasks of one name in one queue wait in this node's memory. Thread-safe.</summary>
/// <param name="limit">The limit for those of all names.</param>
internal sealed class ResidentLane(ResidentLimit limit)
{
    // Within this time a scan of the index could come too late for it.
    private static readonly TimeSpan TooNearToSleep = TimeSpan.FromSeconds(3);

    private int _waiting;

    /// <summary>True if one more is to sleep.</summary>
    /// <param name="wait">How long until it has something to do. One that is due already has others before it, so it can sleep too.</param>
    public bool IsFullFor(TimeSpan wait) => limit.IsReachedFor(Volatile.Read(ref _waiting)) && (wait <= TimeSpan.Zero || wait > TooNearToSleep);

    /// <summary>One more waits.</summary>
    public void Enter()
    {
        Interlocked.Increment(ref _waiting);
        limit.Enter();
    }

    /// <summary>One waits no longer.</summary>
    public void Leave()
    {
        Interlocked.Decrement(ref _waiting);
        limit.Leave();
    }
}
