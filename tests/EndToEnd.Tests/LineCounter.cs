namespace ActorScheduler.EndToEnd.Tests;

/// <summary>The file that demo_app.tasks.append_line adds to: how often each line is in it tells how often each task ran.</summary>
public sealed class LineCounter(string path)
{
    /// <summary>The task that writes it.</summary>
    public const string Task = "demo_app.tasks.append_line";

    /// <summary>Its arguments for one line.</summary>
    public object Writes(string line) => new { path, line };

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> Read()
    {
        if (!File.Exists(path))
            return [];
        // Sharing everything: the writers must not wait for a reader.
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>How often each line is there.</summary>
    public IReadOnlyDictionary<string, int> Count() => Read().CountBy(line => line).ToDictionary();
}
