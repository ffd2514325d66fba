using System.Collections.Concurrent;

namespace ActorScheduler.Node.Tasks;

/// <summary>
/// Limits how many tasks wait in this node's memory, for their time or for a worker. When it is reached, one more does not wait
/// in memory, however near its time is: it sleeps, and the wake-up index brings it back in its turn. Each name of a task has some places that no
/// other can take, so that tasks whose workers are busy do not send those to sleep whose workers are idle. Thread-safe.
/// </summary>
/// <param name="most">How many may wait.</param>
/// <param name="mostOfName">How many of a name may wait however many others do.</param>
internal sealed class ResidentLimit(int most = ResidentLimit.Most, int mostOfName = ResidentLimit.MostOfName)
{
    /// <summary>How many may wait in memory by default. They take about a hundred megabytes.</summary>
    public const int Most = 20_000;

    /// <summary>How many of a name may wait by default however many others do.</summary>
    public const int MostOfName = 1_000;

    private readonly ConcurrentDictionary<string, ResidentName> _names = new(StringComparer.Ordinal);
    private int _waiting;

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The tasks of a name.</summary>
    public ResidentName Of(string name) => _names.GetOrAdd(name, static (_, limit) => new ResidentName(limit), this);

    /// <summary>True if one more of a name, of which so many wait, finds no place.</summary>
    public bool IsReachedFor(int ofName) => Waiting >= most && ofName >= mostOfName;

    /// <summary>One more waits.</summary>
    public void Enter() => Interlocked.Increment(ref _waiting);

    /// <summary>One waits no longer.</summary>
    public void Leave() => Interlocked.Decrement(ref _waiting);
}
