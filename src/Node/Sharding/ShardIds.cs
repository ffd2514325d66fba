using System.Globalization;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Node.Sharding;

/// <summary>The names that sharding uses for <see cref="Partitions"/>.</summary>
public static class ShardIds
{
    private static readonly string[] Names = [.. Enumerable.Range(0, Partitions.Count).Select(shard => shard.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The name of the shard of an entity id.</summary>
    public static string NameOf(string entityId) => Names[Partitions.Of(entityId)];
}
