using ActorScheduler.Contracts.Tasks;
using Akka.Actor;

namespace ActorScheduler.Node.Placement;

/// <summary>The executor of a node that can have no others beside it: every call is tried here, and fails by name if its task is not known.</summary>
/// <param name="localWorker">The name of this node's workers.</param>
/// <param name="local">This node's executor.</param>
internal sealed class LocalExecutors(string localWorker, IActorRef local) : IExecutors
{
    public string LocalWorker => localWorker;

    public bool RunsHere(TaskSubmission call) => true;

    public IActorRef? For(TaskSubmission call) => local;

    public IActorRef? Of(string worker) => worker == localWorker ? local : null;
}
