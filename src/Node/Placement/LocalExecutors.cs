using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using Akka.Actor;

namespace ActorScheduler.Node.Placement;

/// <summary>The executors where this node has every app: every call is tried here, and fails by name if its task is not known.</summary>
/// <param name="workers">Finds the executors.</param>
/// <param name="own">What this node can run.</param>
/// <param name="holds">What is paused.</param>
/// <param name="time">The clock.</param>
internal sealed class LocalExecutors(WorkerAddresses workers, NodeOffer own, KnownHolds holds, TimeProvider time) : IExecutors
{
    private const string NoApp = "";

    public string LocalWorker => workers.LocalWorker;

    public bool RunsHereAtOnce(TaskSubmission call) => own.Queues.ItemFor(call.QueueName) is { MostWorkers: null } && holds.Allow(call);

    public bool RunsAnywhere(TaskSubmission call) => own.Queues.Takes(call.QueueName) && holds.Allow(call);

    public ServedTasks Served() => new([own], holds.Current.InForce(time.GetUtcNow()), appOfOthers: NoApp);

    public IActorRef? For(TaskSubmission call) => RunsAnywhere(call) ? workers.Local : null;

    public IActorRef? Of(string worker) => workers.Of(worker);
}
