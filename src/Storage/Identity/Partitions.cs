namespace ActorScheduler.Storage.Identity;

/// <summary>
/// The partition of an entity: the shard it lives in and, unless it waits in a lane (<see cref="Lanes"/>), the part of the wake-up index that holds
/// its row. The number of partitions and the hash are stored with every row and name every entity in the cluster: they never change.
/// </summary>
public static class Partitions
{
    /// <summary>How many partitions there are, for good: about ten times the nodes of a large cluster.</summary>
    public const int Count = 64;

    /// <summary>The partition of an entity id, 0..63.</summary>
    public static int Of(string entityId) => (int)(StableHash.Of(entityId) % Count);
}
