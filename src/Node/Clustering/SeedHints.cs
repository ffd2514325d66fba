using Akka.Actor;

namespace ActorScheduler.Node.Clustering;

/// <summary>
/// The seeds that CLUSTER_SEEDS or cluster.hocon name. They are kept from Akka, whose first seed begins a cluster of its own when it finds no other,
/// and only tried besides the members that the database knows.
/// </summary>
internal static class SeedHints
{
    /// <summary>Where they are kept in the actor system's configuration.</summary>
    public const string Key = "actor-scheduler.seed-hints";

    /// <summary>The seeds of an actor system.</summary>
    public static IEnumerable<Address> Of(ActorSystem system) => system.Settings.Config.GetStringList(Key, []).Select(Address.Parse);
}
