using System.Globalization;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Placement;

/// <summary>
/// Finds the executor of a process by the name of its workers. A process that is not a member of the cluster, or no longer, has ended or is about to:
/// the cluster removes a node only after giving it time to notice that itself.
/// </summary>
/// <param name="cluster">This node's view of the members.</param>
/// <param name="system">Makes the references.</param>
/// <param name="local">This node's executor.</param>
internal sealed class WorkerAddresses(Cluster cluster, ExtendedActorSystem system, IActorRef local)
{
    /// <summary>The name of an executor's actor.</summary>
    public const string ActorName = "executor";

    /// <summary>The name of this node's workers.</summary>
    public string LocalWorker { get; } = NameOf(cluster.SelfUniqueAddress);

    /// <summary>This node's executor.</summary>
    public IActorRef Local => local;

    /// <summary>The executor of a worker, or null if its process has ended or was removed.</summary>
    public IActorRef? Of(string worker)
    {
        if (worker == LocalWorker)
            return local;
        var member = cluster.State.Members.FirstOrDefault(member => NameOf(member.UniqueAddress) == worker);
        return member is null ? null : At(member.Address);
    }

    /// <summary>The executor of the process at an address.</summary>
    public IActorRef At(Address address) => system.Provider.ResolveActorRef(new RootActorPath(address) / "user" / ActorName);

    /// <summary>Host, port and the number that is new with each start: no later process can be taken for this one.</summary>
    public static string NameOf(UniqueAddress process) =>
        string.Create(CultureInfo.InvariantCulture, $"{process.Address.Host}:{process.Address.Port}#{(uint)process.Uid}");
}
