using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Clustering;

/// <summary>
/// The seeds that CLUSTER_SEEDS or cluster.hocon name. Akka must not see them: its first seed begins a cluster of its own when it finds no other. They
/// are tried only in addition to the members that the database knows.
/// </summary>
internal static class SeedHints
{
    /// <summary>Where they are kept in the actor system's configuration.</summary>
    public const string Key = "actor-scheduler.seed-hints";

    /// <summary>The seeds other than this process, with the protocol by which it is reached itself, encrypted or not.</summary>
    public static IEnumerable<Address> Of(Cluster cluster) => cluster.System.Settings.Config.GetStringList(Key, [])
        .Select(seed => Address.Parse(seed).WithProtocol(cluster.SelfAddress.Protocol))
        .Where(seed => seed != cluster.SelfAddress);
}
