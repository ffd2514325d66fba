using System.Buffers;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>Finds time zones by their IANA id.</summary>
public static class TimeZones
{
    private const int LongestId = 64;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/");

    /// <summary>
    /// The time zone, or <c>null</c> if there is none of that id. The system takes ids for file names: what is not shaped like one of
    /// IANA's never reaches it, nor do the entries that mean something else on each machine (<c>localtime</c>) or count
    /// leap seconds (<c>right/…</c>).
    /// </summary>
    public static TimeZoneInfo? Find(string id)
    {
        if (id.Length is 0 or > LongestId || !char.IsAsciiLetter(id[0]) || id.AsSpan().ContainsAnyExcept(IdCharacters))
            return null;
        if (id is "localtime" or "posixrules" || id.StartsWith("posix/", StringComparison.Ordinal) || id.StartsWith("right/", StringComparison.Ordinal))
            return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
    }
}
