using ActorScheduler.Node.Settings;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Sharding;

/// <summary>The other nodes that hold tasks, as this process sees them now.</summary>
/// <param name="cluster">Its view of the members.</param>
/// <param name="system">Makes references to their actors.</param>
internal sealed class Peers(Cluster cluster, ExtendedActorSystem system)
{
    /// <summary>True if there is one that can take this node's shards, or soon will.</summary>
    public bool Any => Others(MemberStatus.Up, MemberStatus.WeaklyUp, MemberStatus.Joining).Any();

    /// <summary>True if there is one that holds shards and can be reached.</summary>
    public bool AnyUp => Others(MemberStatus.Up).Except(cluster.State.Unreachable).Any();

    /// <summary>The shard region of another node, or null if there is none that is up.</summary>
    /// <param name="typeName">Of which entities.</param>
    public IActorRef? RegionOf(string typeName) =>
        Others(MemberStatus.Up).Except(cluster.State.Unreachable).FirstOrDefault() is { } member
            ? system.Provider.ResolveActorRef(new RootActorPath(member.Address) / "system" / "sharding" / typeName)
            : null;

    private IEnumerable<Member> Others(params MemberStatus[] statuses) => cluster.State.Members.Where(member =>
        member.UniqueAddress != cluster.SelfUniqueAddress && member.HasRole(NodeRoles.Node) && statuses.Contains(member.Status));
}
