using Microsoft.Win32.SafeHandles;

namespace ActorScheduler.Storage.Archive;

/// <summary>The file of one day, read from member to member.</summary>
internal static class ArchiveFile
{
    /// <summary>More than any torn append of the archive can be.</summary>
    private const int LongestTear = 128 * 1024 * 1024;

    /// <summary>A header and what follows it is read in one go: two hundred hashes and more.</summary>
    private const int ReadAhead = 4096;

    /// <summary>The members in order, as far as they are whole: a torn last one is left out.</summary>
    public static IEnumerable<ArchivePlace> Places(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        for (var offset = 0L; offset < length;)
        {
            if (At(file, offset, length) is not { } place)
                yield break;
            yield return place;
            offset += place.Length;
        }
    }

    /// <summary>The lines of a member; null if it is damaged.</summary>
    public static byte[]? Lines(SafeFileHandle file, ArchivePlace place)
    {
        var member = new byte[place.Length];
        return ReadFully(file, member, place.Offset) == member.Length ? ArchiveMember.ReadLines(member, place.HeaderLength) : null;
    }

    /// <summary>
    /// Where the next member goes: after the last whole one. Nothing but the rest of an append that a crash cut short lies there.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is damaged in the middle, and appending would lose what follows.</exception>
    public static long End(SafeFileHandle file, string path)
    {
        ArchivePlace? last = null;
        foreach (var place in Places(file))
            last = place;
        // Only the last member may be half on disk although the file has its full length.
        var end = last is null ? 0 : Lines(file, last) is null ? last.Offset : last.Offset + last.Length;
        var tail = RandomAccess.GetLength(file) - end;
        if (tail > LongestTear || HasMember(file, end, tail))
        {
            throw new InvalidDataException(
                $"The archive {path} is damaged at byte {end}, with more archived tasks after that place. Move it away (its parts can still be read by gzip tools) and run again.");
        }

        return end;
    }

    private static ArchivePlace? At(SafeFileHandle file, long offset, long fileLength)
    {
        var start = new byte[Math.Min(ReadAhead, fileLength - offset)];
        if (ReadFully(file, start, offset) < start.Length || ArchiveMember.HeaderLength(start) is not { } headerLength || headerLength > fileLength - offset)
            return null;
        if (headerLength > start.Length)
        {
            start = new byte[headerLength];
            if (ReadFully(file, start, offset) < start.Length)
                return null;
        }

        return ArchiveMember.ReadHeader(start.AsSpan(0, headerLength)) is { } header && header.Length <= fileLength - offset
            ? new ArchivePlace(offset, header.Length, headerLength, header.Hashes)
            : null;
    }

    private static bool HasMember(SafeFileHandle file, long end, long tail)
    {
        var bytes = new byte[tail];
        var read = ReadFully(file, bytes, end);
        for (var at = 1; at < read; at++)
        {
            var next = bytes.AsSpan(at, read - at).IndexOf(ArchiveMember.Signature);
            if (next < 0)
                return false;
            at += next;
            if (At(file, end + at, end + read) is { } place && Lines(file, place) is not null)
                return true;
        }

        return false;
    }

    private static int ReadFully(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        var total = 0;
        while (total < bytes.Length && RandomAccess.Read(file, bytes[total..], offset + total) is var read and > 0)
            total += read;
        return total;
    }
}

/// <summary>Where a member is.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="HeaderLength">The length of its header.</param>
/// <param name="Hashes">The hashes of its tasks' ids.</param>
internal sealed record ArchivePlace(long Offset, int Length, int HeaderLength, ulong[] Hashes);
