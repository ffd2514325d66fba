using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Placement;
using ActorScheduler.Storage.Identity;
using Akka.Actor;

namespace ActorScheduler.Node.Tasks;

/// <summary>What every task actor of a node shares.</summary>
/// <param name="Executors">The executors of the cluster, this node's own among them.</param>
/// <param name="Region">Where messages to other tasks go.</param>
/// <param name="HandOffs">Wakes a task at its new home when its shard is taken from this node.</param>
/// <param name="WakeUps">When tasks are woken.</param>
/// <param name="Workers">The free workers of this node.</param>
/// <param name="Residents">How many tasks may wait in the memory of this node.</param>
/// <param name="Holds">What is paused.</param>
/// <param name="Lanes">Which lanes of the wake-up index every process of the cluster knows.</param>
internal sealed record TaskActorContext(
    IExecutors Executors, Func<IActorRef> Region, IActorRef HandOffs, WakeUpPolicy WakeUps, WorkerSlots Workers, ResidentLimit Residents,
    KnownHolds Holds, Func<LaneUse> Lanes);
