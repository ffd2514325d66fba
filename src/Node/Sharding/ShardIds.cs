using System.IO.Hashing;
using System.Text;

namespace ActorScheduler.Node.Sharding;

/// <summary>
/// Which shard an id belongs to. The number of shards and the hash are part of every stored partition and of the identity
/// of every entity in the cluster: they never change.
/// </summary>
public static class ShardIds
{
    /// <summary>How many shards there are, for good: about ten times the nodes of a large cluster of this product.</summary>
    public const int Count = 64;

    private const int LongestIdOnStack = 256;

    private static readonly string[] Names = [.. Enumerable.Range(0, Count).Select(shard => shard.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The shard of an entity id, 0..63. Unsigned all the way, so that no id can make it throw.</summary>
    public static int PartitionOf(string entityId)
    {
        var length = Encoding.UTF8.GetMaxByteCount(entityId.Length);
        var bytes = length <= LongestIdOnStack ? stackalloc byte[LongestIdOnStack] : new byte[length];
        var written = Encoding.UTF8.GetBytes(entityId, bytes);
        return (int)(XxHash32.HashToUInt32(bytes[..written]) % Count);
    }

    /// <summary>The name that sharding uses for it.</summary>
    public static string NameOf(string entityId) => Names[PartitionOf(entityId)];
}
