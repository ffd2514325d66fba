using System.Security.Cryptography;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Apps;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Placement;

/// <summary>The executors of a cluster, in which each node may have apps of its own: a call runs here if this node has the app, else on a node that has it.</summary>
/// <param name="cluster">This node's view of the members.</param>
/// <param name="workers">Finds the executors.</param>
/// <param name="own">The tasks of this node.</param>
/// <param name="catalog">What the nodes can run.</param>
/// <param name="holds">What is paused.</param>
/// <param name="time">The clock.</param>
internal sealed class ClusterExecutors(
    Cluster cluster, WorkerAddresses workers, TaskCatalog own, ClusterCatalog catalog, KnownHolds holds, TimeProvider time) : IExecutors
{
    private readonly ConsumedQueues _queues = catalog.Own.Queues;

    public string LocalWorker => workers.LocalWorker;

    public bool RunsHereAtOnce(TaskSubmission call) => own.TryGet(call.Name, out _) && _queues.ItemFor(call.QueueName) is { MostWorkers: null } && holds.Allow(call);

    public bool RunsAnywhere(TaskSubmission call) => holds.Allow(call) && (RunsHere(call) || MembersHaving(call).Any());

    public ServedTasks Served()
    {
        var up = MembersUp().Select(KeyOf).ToHashSet();
        var nodes = catalog.Current.ByNode.Where(node => up.Contains(node.Key)).OrderBy(node => node.Key);
        return new ServedTasks([catalog.Own, .. nodes.Select(node => node.Value)], holds.Current.InForce(time.GetUtcNow()));
    }

    public IActorRef? For(TaskSubmission call)
    {
        if (!holds.Allow(call))
            return null;
        if (RunsHere(call))
            return workers.Local;
        var members = MembersHaving(call).ToList();
        return members.Count == 0 ? null : workers.At(NodeChoice.Of(members, IdleWorkersOf, RandomNumberGenerator.GetInt32).Address);
    }

    public IActorRef? Of(string worker) => workers.Of(worker);

    private bool RunsHere(TaskSubmission call) => own.TryGet(call.Name, out _) && _queues.Takes(call.QueueName);

    private IEnumerable<Member> MembersHaving(TaskSubmission call)
    {
        var having = catalog.Current.NodesOf(call.Name, call.QueueName).ToList();
        return having.Count == 0 ? [] : MembersUp().Where(member => having.Contains(KeyOf(member)));
    }

    private IEnumerable<Member> MembersUp() => cluster.State.Members.Except(cluster.State.Unreachable).Where(member => member.Status == MemberStatus.Up);

    private int IdleWorkersOf(Member member) => catalog.IdleWorkersOf(KeyOf(member));

    private static (string Address, long Incarnation) KeyOf(Member member) => (member.Address.ToString(), member.UniqueAddress.Uid);
}
