namespace ActorScheduler.Node.Tasks;

/// <summary>
/// Limits how many tasks wait in this node's memory, for their time or for a worker. When it is reached, one more does not wait
/// in memory, however near its time is: it sleeps, and the wake-up index brings it back in its turn. Thread-safe.
/// </summary>
/// <param name="most">How many may wait.</param>
internal sealed class ResidentLimit(int most = ResidentLimit.Most)
{
    /// <summary>How many may wait in memory by default. They take about a hundred megabytes.</summary>
    public const int Most = 20_000;

    // Within this time a scan of the index could come too late for it.
    private static readonly TimeSpan TooNearToSleep = TimeSpan.FromSeconds(3);

    private int _waiting;

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>True if one more is to sleep.</summary>
    /// <param name="wait">How long until it has something to do. One that is due already has others before it, so it can sleep too.</param>
    public bool IsReachedFor(TimeSpan wait) => Waiting >= most && (wait <= TimeSpan.Zero || wait > TooNearToSleep);

    /// <summary>One more waits.</summary>
    public void Enter() => Interlocked.Increment(ref _waiting);

    /// <summary>One waits no longer.</summary>
    public void Leave() => Interlocked.Decrement(ref _waiting);
}
