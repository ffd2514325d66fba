using System.Buffers.Binary;
using System.IO.Hashing;

namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>
/// The task id of one occurrence, derived only from the periodic task's id and the time it was due: whoever fires it,
/// and however often, there is one task. A UUID of version 8 (RFC 9562, section 5.8) that begins with the due time in
/// milliseconds, as version 7 does, so that ids of one period lie together in an index.
/// </summary>
public static class OccurrenceId
{
    /// <summary>The id of the occurrence of <paramref name="periodicTaskId"/> that was due at <paramref name="nominal"/>.</summary>
    public static string Of(long periodicTaskId, DateTimeOffset nominal)
    {
        Span<byte> name = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(name, periodicTaskId);
        BinaryPrimitives.WriteInt64BigEndian(name[8..], nominal.UtcTicks);

        Span<byte> id = stackalloc byte[16];
        XxHash128.Hash(name, id);
        var milliseconds = nominal.ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)(milliseconds >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(id[4..], (ushort)milliseconds);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true).ToString();
    }
}
