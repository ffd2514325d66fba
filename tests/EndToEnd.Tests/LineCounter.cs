using System.Diagnostics;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>The file that the task of the test app adds to: how often each line is in it tells how often each task ran.</summary>
public sealed class LineCounter(string path)
{
    /// <summary>The task that writes it.</summary>
    public const string Task = "ledger.lines.append";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Its arguments for one line.</summary>
    public object Writes(string line) => new { path, line };

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> Read()
    {
        if (!File.Exists(path))
            return [];
        using var file = new StreamReader(Open());
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Sharing everything: the writers must not wait for a reader. A writer holds the file alone, but only for microseconds.
    private FileStream Open()
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(begun) < Patience)
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>How often each line is there.</summary>
    public IReadOnlyDictionary<string, int> Count() => Read().CountBy(line => line).ToDictionary();
}
