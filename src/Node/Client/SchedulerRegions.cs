using ActorScheduler.Node.BulkOperations;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Node.Tasks;
using Akka.Actor;
using Akka.Hosting;

namespace ActorScheduler.Node.Client;

/// <summary>The shard regions, found when they are first needed: they exist only after the actor system has started.</summary>
internal sealed class SchedulerRegions(IReadOnlyActorRegistry registry)
{
    private IActorRef? _tasks;
    private IActorRef? _periodicTasks;
    private IActorRef? _bulkOperations;

    /// <summary>Where messages to tasks go.</summary>
    public IActorRef Tasks() => _tasks ??= registry.Get<TaskActor>();

    /// <summary>Where messages to periodic tasks go.</summary>
    public IActorRef PeriodicTasks() => _periodicTasks ??= registry.Get<PeriodicTaskActor>();

    /// <summary>Where messages to bulk operations go.</summary>
    public IActorRef BulkOperations() => _bulkOperations ??= registry.Get<BulkOperationActor>();
}
