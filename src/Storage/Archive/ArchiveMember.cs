using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace ActorScheduler.Storage.Archive;

/// <summary>
/// A batch of archived tasks: one member of a gzip file, which every gzip tool reads. Its header has an extra field (RFC 1952, 2.3.1.1) with the
/// length of the whole member and a hash of each task's id, so that a reader goes from member to member without inflating
/// those that cannot hold what it looks for, and sees where an append was torn.
/// </summary>
internal static class ArchiveMember
{
    /// <summary>The most tasks in a member: an extra field holds at most 64 kB.</summary>
    public const int MostTasks = (ushort.MaxValue - FieldHeader - LengthSize) / sizeof(ulong);

    /// <summary>The part of a header that says how long the rest of it is.</summary>
    public const int FixedHeader = 12;

    /// <summary>What a member begins with: magic number, deflate, an extra field and no other field.</summary>
    public static ReadOnlySpan<byte> Signature => [0x1f, 0x8b, 8, 4];

    private const int FieldHeader = 4;
    private const int LengthSize = 4;
    private const int Trailer = 8;

    private static ReadOnlySpan<byte> FieldName => "AS"u8;

    /// <summary>The hash by which a task is found.</summary>
    public static ulong HashOf(string taskId) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(taskId));

    /// <summary>The bytes of a member.</summary>
    /// <param name="taskIds">The tasks.</param>
    /// <param name="lines">One line of JSON for each, ended by a line feed.</param>
    public static byte[] Write(IReadOnlyList<string> taskIds, ReadOnlySpan<byte> lines)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(taskIds.Count, MostTasks);
        var extra = FieldHeader + LengthSize + (sizeof(ulong) * taskIds.Count);
        var header = new byte[FixedHeader + extra];
        Signature.CopyTo(header);
        header[9] = 255; // the system that wrote it: unknown
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)extra);
        FieldName.CopyTo(header.AsSpan(FixedHeader));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(FixedHeader + 2), (ushort)(extra - FieldHeader));
        for (var i = 0; i < taskIds.Count; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(FixedHeader + FieldHeader + LengthSize + (sizeof(ulong) * i)), HashOf(taskIds[i]));

        using var member = new MemoryStream();
        member.Write(header);
        using (var deflate = new DeflateStream(member, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(lines);
        Span<byte> trailer = stackalloc byte[Trailer];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Crc32.HashToUInt32(lines));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)lines.Length);
        member.Write(trailer);
        var bytes = member.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(FixedHeader + FieldHeader), bytes.Length);
        return bytes;
    }

    /// <summary>The length of a header, from its fixed part; null if it is not a header.</summary>
    public static int? HeaderLength(ReadOnlySpan<byte> start)
    {
        if (start.Length < FixedHeader || !start.StartsWith(Signature))
            return null;
        var extra = BinaryPrimitives.ReadUInt16LittleEndian(start[10..]);
        return extra < FieldHeader + LengthSize ? null : FixedHeader + extra;
    }

    /// <summary>What a whole header says; null if the archive did not write it.</summary>
    public static (int Length, ulong[] Hashes)? ReadHeader(ReadOnlySpan<byte> header)
    {
        var field = header[FixedHeader..];
        if (!field.StartsWith(FieldName) || BinaryPrimitives.ReadUInt16LittleEndian(field[2..]) != field.Length - FieldHeader)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(field[FieldHeader..]);
        var hashes = field[(FieldHeader + LengthSize)..];
        if (length < header.Length + Trailer || hashes.Length % sizeof(ulong) != 0)
            return null;
        return (length, BitConverter.IsLittleEndian ? MemoryMarshal.Cast<byte, ulong>(hashes).ToArray() : Swapped(hashes));
    }

    /// <summary>The lines of a member; null if it is damaged.</summary>
    public static byte[]? ReadLines(ReadOnlyMemory<byte> member, int headerLength)
    {
        var trailer = member.Span[^Trailer..];
        var lines = new byte[BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..])];
        try
        {
            using var compressed = new MemoryStream(member[headerLength..^Trailer].ToArray());
            using var inflate = new DeflateStream(compressed, CompressionMode.Decompress);
            inflate.ReadExactly(lines);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return null;
        }

        return Crc32.HashToUInt32(lines) == BinaryPrimitives.ReadUInt32LittleEndian(trailer) ? lines : null;
    }

    private static ulong[] Swapped(ReadOnlySpan<byte> hashes)
    {
        var swapped = new ulong[hashes.Length / sizeof(ulong)];
        for (var i = 0; i < swapped.Length; i++)
            swapped[i] = BinaryPrimitives.ReadUInt64LittleEndian(hashes[(i * sizeof(ulong))..]);
        return swapped;
    }
}
