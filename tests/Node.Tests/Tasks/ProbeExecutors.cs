using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Placement;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>A cluster of which a test says who is in it.</summary>
internal sealed class ProbeExecutors : IExecutors
{
    private readonly IReadOnlyDictionary<string, IActorRef> _others;

    public ProbeExecutors(string localWorker, IActorRef local, IReadOnlyDictionary<string, IActorRef> others)
    {
        LocalWorker = localWorker;
        Local = local;
        RunsAt = local;
        _others = others;
    }

    public string LocalWorker { get; }

    public IActorRef Local { get; }

    /// <summary>Where the app of every task is; null: nowhere.</summary>
    public IActorRef? RunsAt { get; set; }

    public bool RunsHereAtOnce(TaskSubmission call) => Equals(RunsAt, Local);

    public bool RunsAnywhere(TaskSubmission call) => RunsAt is not null;

    public ServedTasks Served() => throw new NotSupportedException("no task asks for it");

    public IActorRef? For(TaskSubmission call) => RunsAt;

    public IActorRef? Of(string worker) => worker == LocalWorker ? Local : _others.GetValueOrDefault(worker);
}
