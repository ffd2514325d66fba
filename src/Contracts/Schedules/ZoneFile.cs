using System.Buffers.Binary;
using System.Text;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>The file of a zone, as far as .NET does not read it (RFC 8536).</summary>
internal static class ZoneFile
{
    private const int HeaderLength = 44;
    private const string Folder = "/usr/share/zoneinfo";

    /// <summary>The rule of a zone if it is one that .NET cannot follow; null otherwise, and where the system keeps no such files.</summary>
    public static ZoneRule? RuleBeyondDotNet(string id)
    {
        try
        {
            var path = Path.Combine(Environment.GetEnvironmentVariable("TZDIR") is { Length: > 0 } folder ? folder : Folder, id);
            return File.Exists(path) && Read(File.ReadAllBytes(path)) is { IsBeyondDotNet: true } rule ? rule : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // What .NET knows of the zone is then all that is known.
            return null;
        }
    }

    private static ZoneRule? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file.StartsWith("TZif"u8) || file[4] < '2')
            return null;
        // The first block is for readers of 32 bits.
        var second = file[(HeaderLength + BlockLength(file, sizeof(int)))..];
        var times = Count(second, 3);
        var last = times == 0 ? DateTime.MinValue : DateTime.UnixEpoch.AddSeconds(BinaryPrimitives.ReadInt64BigEndian(second[(HeaderLength + (times - 1) * sizeof(long))..]));
        var footer = second[(HeaderLength + BlockLength(second, sizeof(long)))..].Trim((byte)'\n');
        return ZoneRule.Parse(Encoding.ASCII.GetString(footer), last);
    }

    private static int BlockLength(ReadOnlySpan<byte> header, int timeLength)
    {
        var (isUtc, isStandard, leaps, times, types, characters) = (Count(header, 0), Count(header, 1), Count(header, 2), Count(header, 3), Count(header, 4), Count(header, 5));
        return times * timeLength + times + types * 6 + characters + leaps * (timeLength + sizeof(int)) + isStandard + isUtc;
    }

    private static int Count(ReadOnlySpan<byte> header, int place) => BinaryPrimitives.ReadInt32BigEndian(header[(20 + place * sizeof(int))..]);
}
