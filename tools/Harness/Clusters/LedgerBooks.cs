using System.Globalization;

namespace ActorScheduler.Harness.Clusters;

/// <summary>What the tasks of the app Ledger have written down, whatever the scheduler says of them.</summary>
/// <param name="folder">Where the books are.</param>
public sealed class LedgerBooks(string folder)
{
    /// <summary>The task that writes.</summary>
    public const string Task = "ledger.entries.write";

    /// <summary>Its arguments.</summary>
    public object Writes(double seconds = 0) => new { folder, seconds };

    /// <summary>All lines so far. A line that is being written is not among them.</summary>
    public IReadOnlyList<LedgerEntry> Read() =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder).SelectMany(ReadBook)] : [];

    private static IEnumerable<LedgerEntry> ReadBook(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var text = file.ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    private static LedgerEntry Parse(string line)
    {
        var words = line.Split(' ');
        return new LedgerEntry(
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(words[0], CultureInfo.InvariantCulture)),
            words[1],
            int.Parse(words[2], CultureInfo.InvariantCulture),
            words[3] == "ended");
    }
}

/// <summary>One line: an attempt of a task began or ended.</summary>
/// <param name="At">When, by the clock of the machine.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Attempt">Its attempt.</param>
/// <param name="IsEnd">True if it ended, false if it began.</param>
public readonly record struct LedgerEntry(DateTimeOffset At, string TaskId, int Attempt, bool IsEnd);
