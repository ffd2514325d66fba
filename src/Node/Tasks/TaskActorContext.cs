using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Execution;
using Akka.Actor;

namespace ActorScheduler.Node.Tasks;

/// <summary>What every task actor of a node shares.</summary>
/// <param name="Executor">The node's executor.</param>
/// <param name="Region">Where messages to other tasks go.</param>
/// <param name="Worker">The incarnation of this process, stored with each attempt.</param>
/// <param name="WakeUps">When tasks are woken.</param>
/// <param name="Workers">The free workers of this node.</param>
/// <param name="Waiting">Who waits in the memory of this node.</param>
internal sealed record TaskActorContext(
    IActorRef Executor, Func<IActorRef> Region, string Worker, WakeUpPolicy WakeUps, WorkerSlots Workers, WaitingRoom Waiting);
