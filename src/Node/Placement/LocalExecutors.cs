using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Apps;
using Akka.Actor;

namespace ActorScheduler.Node.Placement;

/// <summary>The executors where this node has every app: every call is tried here, and fails by name if its task is not known.</summary>
/// <param name="workers">Finds the executors.</param>
/// <param name="own">What this node can run.</param>
internal sealed class LocalExecutors(WorkerAddresses workers, TaskCatalog own) : IExecutors
{
    private const string NoApp = "";

    private readonly ServedLanes _served = new(own.All.Select(task => task.Description), appOfOthers: NoApp);

    public string LocalWorker => workers.LocalWorker;

    public bool RunsHere(TaskSubmission call) => true;

    public bool RunsAnywhere(TaskSubmission call) => true;

    public ServedLanes Served() => _served;

    public IActorRef? For(TaskSubmission call) => workers.Local;

    public IActorRef? Of(string worker) => workers.Of(worker);
}
