using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using Akka.Actor;
using Akka.Hosting;

namespace ActorScheduler.Node.Sharding;

/// <summary>
/// The shard regions, found when they are first needed: they exist only after the actor system has started. Each is registered under the
/// interface of the messages that it takes.
/// </summary>
internal sealed class SchedulerRegions(IReadOnlyActorRegistry registry)
{
    /// <summary>The name of the region of all tasks.</summary>
    public const string TasksName = "tasks";

    /// <summary>The name of the region of all periodic tasks.</summary>
    public const string PeriodicTasksName = "periodic-tasks";

    /// <summary>The name of the region of all bulk operations.</summary>
    public const string BulkOperationsName = "bulk-operations";

    private IActorRef? _tasks;
    private IActorRef? _periodicTasks;
    private IActorRef? _bulkOperations;
    private volatile Peers? _handedOverTo;
    private volatile bool _hasEnded;

    /// <summary>True once the actor system has ended: no message goes anywhere any more.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Where messages to tasks go.</summary>
    public IActorRef Tasks() => _handedOverTo is { } peers ? Of(peers, TasksName) : _tasks ??= registry.Get<ITaskMessage>();

    /// <summary>Where messages to periodic tasks go.</summary>
    public IActorRef PeriodicTasks() =>
        _handedOverTo is { } peers ? Of(peers, PeriodicTasksName) : _periodicTasks ??= registry.Get<IPeriodicTaskMessage>();

    /// <summary>Where messages to bulk operations go.</summary>
    public IActorRef BulkOperations() =>
        _handedOverTo is { } peers ? Of(peers, BulkOperationsName) : _bulkOperations ??= registry.Get<IBulkOperationMessage>();

    /// <summary>This node's own regions have ended, its runs have not: from now on other nodes pass its messages on.</summary>
    public void HandOverTo(Peers peers) => _handedOverTo = peers;

    /// <summary>The actor system has ended.</summary>
    public void End() => _hasEnded = true;

    private static IActorRef Of(Peers peers, string name) => peers.RegionOf(name) ?? ActorRefs.Nobody;
}
