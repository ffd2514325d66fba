using System.Globalization;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Execution;

/// <summary>
/// Finds the executor of a process by its address. One that is not (or no longer) a member of the cluster has ended, or is about to: the
/// cluster removes a node only after it was given the time to notice that itself.
/// </summary>
/// <param name="cluster">This node's view of the members.</param>
/// <param name="system">Makes the references.</param>
/// <param name="local">This node's executor.</param>
internal sealed class ClusterExecutors(Cluster cluster, ExtendedActorSystem system, IActorRef local) : IExecutors
{
    /// <summary>The name of the actor.</summary>
    public const string ActorName = "executor";

    public string LocalWorker { get; } = WorkerOf(cluster.SelfUniqueAddress);

    public IActorRef Local { get; } = local;

    public IActorRef? Of(string worker)
    {
        if (worker == LocalWorker)
            return Local;
        var member = cluster.State.Members.FirstOrDefault(member => WorkerOf(member.UniqueAddress) == worker);
        return member is null ? null : system.Provider.ResolveActorRef(new RootActorPath(member.Address) / "user" / ActorName);
    }

    /// <summary>Host, port and the number that is new with each start: no later process can be taken for this one.</summary>
    public static string WorkerOf(UniqueAddress process) =>
        string.Create(CultureInfo.InvariantCulture, $"{process.Address.Host}:{process.Address.Port}#{(uint)process.Uid}");
}
