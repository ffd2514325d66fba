using System.Globalization;
using System.Security.Cryptography;
using ActorScheduler.Node.Apps;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Placement;

/// <summary>
/// Finds the executor of a process by its address. One that is not (or no longer) a member of the cluster has ended, or is about to: the
/// cluster removes a node only after it was given the time to notice that itself.
/// </summary>
/// <param name="cluster">This node's view of the members.</param>
/// <param name="system">Makes the references.</param>
/// <param name="local">This node's executor.</param>
/// <param name="own">What this node can run.</param>
/// <param name="others">What the nodes can run; null where there can be no others. Then a task that is not known is tried here, and fails by name.</param>
internal sealed class ClusterExecutors(Cluster cluster, ExtendedActorSystem system, IActorRef local, TaskCatalog own, ClusterCatalog? others) : IExecutors
{
    /// <summary>The name of the actor.</summary>
    public const string ActorName = "executor";

    public string LocalWorker { get; } = WorkerOf(cluster.SelfUniqueAddress);

    public IActorRef Local { get; } = local;

    public bool RunsHere(string taskName) => others is null || own.TryGet(taskName, out _);

    public IActorRef? For(string taskName)
    {
        if (RunsHere(taskName))
            return Local;
        var having = others!.Current.NodesOf(taskName);
        var members = cluster.State.Members.Except(cluster.State.Unreachable)
            .Where(member => member.Status == MemberStatus.Up && having.Contains((member.Address.ToString(), member.UniqueAddress.Uid)))
            .ToList();
        return members.Count == 0 ? null : ExecutorAt(NodeChoice.Of(members, IdleWorkersOf, RandomNumberGenerator.GetInt32).Address);
    }

    public IActorRef? Of(string worker)
    {
        if (worker == LocalWorker)
            return Local;
        var member = cluster.State.Members.FirstOrDefault(member => WorkerOf(member.UniqueAddress) == worker);
        return member is null ? null : ExecutorAt(member.Address);
    }

    private int IdleWorkersOf(Member member) => others!.IdleWorkersOf((member.Address.ToString(), member.UniqueAddress.Uid));

    private IActorRef ExecutorAt(Address address) => system.Provider.ResolveActorRef(new RootActorPath(address) / "user" / ActorName);

    /// <summary>Host, port and the number that is new with each start: no later process can be taken for this one.</summary>
    public static string WorkerOf(UniqueAddress process) =>
        string.Create(CultureInfo.InvariantCulture, $"{process.Address.Host}:{process.Address.Port}#{(uint)process.Uid}");
}
