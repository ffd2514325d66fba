using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Execution;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Event;
using Akka.Hosting;
using static Akka.Actor.CoordinatedShutdown;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// How a node stops. With other nodes around it first gives its shards away, so that tasks that come due go on without it, and then lets its runs
/// end; their outcomes go to the new homes of their tasks. Alone it lets its runs end while their tasks are still here: waiting for another node to
/// take the shards would only hold up the stop. A node that was removed from the cluster waits for none of its runs.
/// </summary>
internal sealed class NodeShutdown
{
    /// <summary>The phase in which runs end after the shards were given away; <see cref="SchedulerHocon"/> puts it in its place.</summary>
    public const string PhaseEndRuns = "end-runs";

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RegionStops = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LeavesWithin = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WakeUpsAreSent = TimeSpan.FromSeconds(2);

    private readonly ActorSystem _system;
    private readonly IActorRegistry _registry;
    private readonly SchedulerRegions _regions;
    private readonly WorkerSlots _workers;
    private readonly Peers _peers;
    private readonly IClusterFormation _formation;
    private readonly TimeSpan _grace;
    private bool _runsEnded;

    public NodeShutdown(ActorSystem system, IActorRegistry registry, SchedulerRegions regions, WorkerSlots workers, IClusterFormation formation, TimeSpan grace)
    {
        _system = system;
        _registry = registry;
        _regions = regions;
        _workers = workers;
        _formation = formation;
        _grace = grace;
        _peers = new Peers(Cluster.Get(system), (ExtendedActorSystem)system);
    }

    // A removed node has nobody to send the outcomes of its runs to: their tasks run again elsewhere.
    private bool IsOut => CoordinatedShutdown.Get(_system).ShutdownReason is ClusterDowningReason;

    /// <summary>Adds the steps to the coordinated shutdown.</summary>
    public void AddTo(CoordinatedShutdown shutdown)
    {
        shutdown.AddTask(PhaseBeforeServiceUnbind, "take-no-work", TakeNoWork);
        shutdown.AddTask(PhaseEndRuns, "end-runs", EndRunsElsewhere);
        shutdown.AddTask(PhaseClusterShutdown, "leave-formation", Leave);
    }

    private async Task<Akka.Done> TakeNoWork()
    {
        _workers.Close();
        if (!_peers.Any)
        {
            await EndRuns(tasksHaveMoved: false);
            await StopRegions();
        }

        return Akka.Done.Instance;
    }

    private async Task<Akka.Done> EndRunsElsewhere()
    {
        _regions.HandOverTo(_peers);
        if (!_runsEnded)
        {
            await _registry.Get<HandOffWakeUps>().Ask<HandOffWakeUps.PassedOn>(HandOffWakeUps.PassOn.Instance, WakeUpsAreSent);
            await EndRuns(tasksHaveMoved: true);
        }

        return Akka.Done.Instance;
    }

    private async Task<Akka.Done> Leave()
    {
        using var patience = new CancellationTokenSource(LeavesWithin);
        await _formation.LeaveAsync(patience.Token);
        return Akka.Done.Instance;
    }

    private async Task EndRuns(bool tasksHaveMoved)
    {
        var grace = IsOut ? TimeSpan.Zero : _grace;
        var drained = await _registry.Get<ExecutorActor>().Ask<Drained>(new Drain(grace, tasksHaveMoved), grace + Margin);
        _runsEnded = true;
        if (drained.Abandoned > 0)
            _system.Log.Warning("{0} runs did not end in time; their tasks start again", drained.Abandoned);
    }

    // A region that holds a message for a shard without a home waits for that home until its phase times out.
    private async Task StopRegions()
    {
        var sharding = ClusterSharding.Get(_system);
        await Task.WhenAll(sharding.ShardTypeNames.Select(name => sharding.ShardRegion(name).GracefulStop(RegionStops)));
    }
}
