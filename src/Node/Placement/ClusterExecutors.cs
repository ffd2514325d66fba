using System.Security.Cryptography;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Apps;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Placement;

/// <summary>The executors of a cluster, in which each node may have apps of its own: a call runs here if this node has the app, else on a node that has it.</summary>
/// <param name="cluster">This node's view of the members.</param>
/// <param name="workers">Finds the executors.</param>
/// <param name="own">What this node can run.</param>
/// <param name="catalog">What the nodes can run.</param>
internal sealed class ClusterExecutors(Cluster cluster, WorkerAddresses workers, TaskCatalog own, ClusterCatalog catalog) : IExecutors
{
    public string LocalWorker => workers.LocalWorker;

    public bool RunsHere(TaskSubmission call) => own.TryGet(call.Name, out _);

    public bool RunsAnywhere(TaskSubmission call) => RunsHere(call) || MembersHaving(call).Any();

    public ServedLanes Served()
    {
        var up = MembersUp().Select(KeyOf).ToHashSet();
        var nodes = catalog.Current.ByNode.Where(node => up.Contains(node.Key)).OrderBy(node => node.Key);
        return new ServedLanes(own.All.Select(task => task.Description).Concat(nodes.SelectMany(node => node.Value)));
    }

    public IActorRef? For(TaskSubmission call)
    {
        if (RunsHere(call))
            return workers.Local;
        var members = MembersHaving(call).ToList();
        return members.Count == 0 ? null : workers.At(NodeChoice.Of(members, IdleWorkersOf, RandomNumberGenerator.GetInt32).Address);
    }

    public IActorRef? Of(string worker) => workers.Of(worker);

    private IEnumerable<Member> MembersHaving(TaskSubmission call)
    {
        var having = catalog.Current.NodesOf(call.Name);
        return having.Count == 0 ? [] : MembersUp().Where(member => having.Contains(KeyOf(member)));
    }

    private IEnumerable<Member> MembersUp() => cluster.State.Members.Except(cluster.State.Unreachable).Where(member => member.Status == MemberStatus.Up);

    private int IdleWorkersOf(Member member) => catalog.IdleWorkersOf(KeyOf(member));

    private static (string Address, long Incarnation) KeyOf(Member member) => (member.Address.ToString(), member.UniqueAddress.Uid);
}
