namespace ActorScheduler.Node.Tasks;

/// <summary>
/// Counts the tasks that wait in this node's memory, for their time or for a worker. When it is full, one more does not wait
/// in memory however near its time is: it sleeps, and the wake-up index brings it back in its turn. Thread-safe.
/// </summary>
internal sealed class WaitingRoom
{
    /// <summary>So many wait in memory: about a hundred megabytes.</summary>
    public const int Most = 20_000;

    // Within this time a scan of the index could come too late for it.
    private static readonly TimeSpan TooNearToSleep = TimeSpan.FromSeconds(3);

    private readonly int _most;
    private int _waiting;

    /// <summary>Nobody waits.</summary>
    /// <param name="most">How many there is room for.</param>
    public WaitingRoom(int most = Most) => _most = most;

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>True if one more is to sleep.</summary>
    /// <param name="wait">How long until it has something to do. One that is due already has others before it; it can sleep too.</param>
    public bool IsFullFor(TimeSpan wait) => Waiting >= _most && (wait <= TimeSpan.Zero || wait > TooNearToSleep);

    /// <summary>One more waits.</summary>
    public void Enter() => Interlocked.Increment(ref _waiting);

    /// <summary>One waits no longer.</summary>
    public void Leave() => Interlocked.Decrement(ref _waiting);
}
