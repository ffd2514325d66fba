using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using Akka.Actor;

namespace ActorScheduler.Node.Placement;

/// <summary>The executors where this node has every app: every call is tried here, and fails by name if its task is not known.</summary>
/// <param name="workers">Finds the executors.</param>
/// <param name="own">What this node can run.</param>
internal sealed class LocalExecutors(WorkerAddresses workers, NodeOffer own) : IExecutors
{
    private const string NoApp = "";

    private readonly ServedTasks _served = new([own], appOfOthers: NoApp);

    public string LocalWorker => workers.LocalWorker;

    public bool RunsHereAtOnce(TaskSubmission call) => own.Queues.ItemFor(call.QueueName) is { MostWorkers: null };

    public bool RunsAnywhere(TaskSubmission call) => own.Queues.Takes(call.QueueName);

    public ServedTasks Served() => _served;

    public IActorRef? For(TaskSubmission call) => RunsAnywhere(call) ? workers.Local : null;

    public IActorRef? Of(string worker) => workers.Of(worker);
}
