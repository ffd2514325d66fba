using ActorScheduler.Contracts.Tasks;
using Akka.Actor;

namespace ActorScheduler.Node.Placement;

/// <summary>The executors where this node has every app: every call is tried here, and fails by name if its task is not known.</summary>
/// <param name="workers">Finds the executors.</param>
internal sealed class LocalExecutors(WorkerAddresses workers) : IExecutors
{
    public string LocalWorker => workers.LocalWorker;

    public bool RunsHere(TaskSubmission call) => true;

    public IActorRef? For(TaskSubmission call) => workers.Local;

    public IActorRef? Of(string worker) => workers.Of(worker);
}
