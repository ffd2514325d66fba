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

    /// <summary>Where messages to tasks go.</summary>
    public IActorRef Tasks() => _tasks ??= registry.Get<TaskActor>();

    /// <summary>Where messages to periodic tasks go.</summary>
    public IActorRef PeriodicTasks() => _periodicTasks ??= registry.Get<PeriodicTaskActor>();
}
