using System.Collections.Concurrent;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Node.Tasks;

/// <summary>
/// Limits how many tasks wait in this node's memory, for their time or for a worker. When it is reached, one more does not wait
/// in memory, however near its time is: it sleeps, and the wake-up index brings it back in its turn. Each name of a task has some places in each queue that no
/// other can take, so that tasks whose workers are busy do not send those to sleep whose workers are idle. Thread-safe.
/// </summary>
/// <param name="most">How many may wait.</param>
/// <param name="mostOfLane">How many of a name in a queue may wait however many others do.</param>
internal sealed class ResidentLimit(int most = ResidentLimit.Most, int mostOfLane = ResidentLimit.MostOfLane)
{
    /// <summary>How many may wait in memory by default. They take about a hundred megabytes.</summary>
    public const int Most = 20_000;

    /// <summary>How many of a name in a queue may wait by default however many others do.</summary>
    public const int MostOfLane = 1_000;

    private const int MostLanes = 10_000;

    private readonly ConcurrentDictionary<LaneOwner, ResidentLane> _lanes = new();
    private int _laneCount;
    private int _waiting;

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The tasks of a name in a queue. Callers may name more queues than can be told apart: those of the rest count as one.</summary>
    public ResidentLane Of(in LaneOwner lane)
    {
        if (_lanes.TryGetValue(lane, out var known))
            return known;
        if (Volatile.Read(ref _laneCount) < MostLanes)
            Interlocked.Increment(ref _laneCount);
        else if (lane.Queue != TaskQueues.Default)
            return Of(lane with { Queue = TaskQueues.Default });
        return _lanes.GetOrAdd(lane, static (_, limit) => new ResidentLane(limit), this);
    }

    /// <summary>True if one more of a lane, of which so many wait, finds no place.</summary>
    public bool IsReachedFor(int ofLane) => Waiting >= most && ofLane >= mostOfLane;

    /// <summary>One more waits.</summary>
    public void Enter() => Interlocked.Increment(ref _waiting);

    /// <summary>One waits no longer.</summary>
    public void Leave() => Interlocked.Decrement(ref _waiting);
}
