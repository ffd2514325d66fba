using System.Globalization;
using System.Security.Cryptography;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Apps;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Placement;

/// <summary>
/// Finds the executor of a process by its address. A process that is not a member of the cluster, or no longer, has ended or is about to: the
/// cluster removes a node only after giving it time to notice that itself.
/// </summary>
/// <param name="cluster">This node's view of the members.</param>
/// <param name="system">Makes the references.</param>
/// <param name="local">This node's executor.</param>
/// <param name="own">What this node can run.</param>
/// <param name="catalog">What the nodes can run.</param>
internal sealed class ClusterExecutors(Cluster cluster, ExtendedActorSystem system, IActorRef local, TaskCatalog own, ClusterCatalog catalog) : IExecutors
{
    /// <summary>The name of an executor's actor.</summary>
    public const string ActorName = "executor";

    public string LocalWorker { get; } = WorkerOf(cluster.SelfUniqueAddress);

    public bool RunsHere(TaskSubmission call) => own.TryGet(call.Name, out _);

    public IActorRef? For(TaskSubmission call)
    {
        if (RunsHere(call))
            return local;
        var having = catalog.Current.NodesOf(call.Name);
        var members = cluster.State.Members.Except(cluster.State.Unreachable)
            .Where(member => member.Status == MemberStatus.Up && having.Contains((member.Address.ToString(), member.UniqueAddress.Uid)))
            .ToList();
        return members.Count == 0 ? null : ExecutorAt(NodeChoice.Of(members, IdleWorkersOf, RandomNumberGenerator.GetInt32).Address);
    }

    public IActorRef? Of(string worker)
    {
        if (worker == LocalWorker)
            return local;
        var member = cluster.State.Members.FirstOrDefault(member => WorkerOf(member.UniqueAddress) == worker);
        return member is null ? null : ExecutorAt(member.Address);
    }

    private int IdleWorkersOf(Member member) => catalog.IdleWorkersOf((member.Address.ToString(), member.UniqueAddress.Uid));

    private IActorRef ExecutorAt(Address address) => system.Provider.ResolveActorRef(new RootActorPath(address) / "user" / ActorName);

    /// <summary>Host, port and the number that is new with each start: no later process can be taken for this one.</summary>
    public static string WorkerOf(UniqueAddress process) =>
        string.Create(CultureInfo.InvariantCulture, $"{process.Address.Host}:{process.Address.Port}#{(uint)process.Uid}");
}
