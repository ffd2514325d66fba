using ActorScheduler.Node.Execution;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>A cluster of which a test says who is in it.</summary>
internal sealed class ProbeExecutors(string localWorker, IActorRef local, IReadOnlyDictionary<string, IActorRef> others) : IExecutors
{
    public string LocalWorker => localWorker;

    public IActorRef Local => local;

    /// <summary>Where tasks are run; null: nowhere.</summary>
    public IActorRef? RunsAt { get; set; } = local;

    public bool RunsHere(string taskName) => ReferenceEquals(RunsAt, local);

    public IActorRef? For(string taskName) => RunsAt;

    public IActorRef? Of(string worker) => worker == localWorker ? local : others.GetValueOrDefault(worker);
}
