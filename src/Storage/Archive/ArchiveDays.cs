using System.Globalization;

namespace ActorScheduler.Storage.Archive;

/// <summary>The files of an archive: one for each day (UTC) on which tasks ended, <c>tasks-2026-11-24.jsonl.gz</c>.</summary>
internal static class ArchiveDays
{
    private const string Prefix = "tasks-";
    private const string Suffix = ".jsonl.gz";
    private const string Format = "yyyy-MM-dd";

    /// <summary>The path of a day's file.</summary>
    public static string PathOf(string directory, DateOnly day) =>
        Path.Combine(directory, Prefix + day.ToString(Format, CultureInfo.InvariantCulture) + Suffix);

    /// <summary>The days that have a file, oldest first; none if the directory does not exist.</summary>
    public static List<DateOnly> In(string directory)
    {
        var days = new List<DateOnly>();
        if (!Directory.Exists(directory))
            return days;
        foreach (var path in Directory.EnumerateFiles(directory, Prefix + "*" + Suffix))
        {
            var name = Path.GetFileName(path.AsSpan());
            if (DateOnly.TryParseExact(name[Prefix.Length..^Suffix.Length], Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days.Add(day);
        }

        days.Sort();
        return days;
    }

    /// <summary>The earliest day on which a task can have ended, if its id says when it was made: a version 7 UUID, or the id of an
    /// occurrence.</summary>
    public static DateOnly? FirstOf(string taskId)
    {
        if (!Guid.TryParseExact(taskId, "D", out var id) || id.Version is not (7 or 8))
            return null;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = 0L;
        foreach (var part in bytes[..6])
            milliseconds = (milliseconds << 8) | part;
        return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime)
            : null;
    }
}
