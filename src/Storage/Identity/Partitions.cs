using System.IO.Hashing;
using System.Text;

namespace ActorScheduler.Storage.Identity;

/// <summary>
/// The partition of an entity: the shard it lives in and the part of the wake-up index that holds its row. The number of partitions and the hash
/// are stored with every row and name every entity in the cluster: they never change.
/// </summary>
public static class Partitions
{
    /// <summary>How many partitions there are, for good: about ten times the nodes of a large cluster.</summary>
    public const int Count = 64;

    private const int LongestIdOnStack = 256;

    /// <summary>The partition of an entity id, 0..63. Unsigned all the way, so that no id can make it throw.</summary>
    public static int Of(string entityId)
    {
        var length = Encoding.UTF8.GetMaxByteCount(entityId.Length);
        var bytes = length <= LongestIdOnStack ? stackalloc byte[LongestIdOnStack] : new byte[length];
        var written = Encoding.UTF8.GetBytes(entityId, bytes);
        return (int)(XxHash32.HashToUInt32(bytes[..written]) % Count);
    }
}
