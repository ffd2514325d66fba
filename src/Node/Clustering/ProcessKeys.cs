using ActorScheduler.Storage.Cluster;
using Akka.Cluster;

namespace ActorScheduler.Node.Clustering;

/// <summary>Members as the tables of the cluster name them.</summary>
internal static class ProcessKeys
{
    /// <summary>The key of a member.</summary>
    public static ProcessKey Key(this UniqueAddress member) => new(member.Address.ToString(), member.Uid);
}
