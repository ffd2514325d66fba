namespace ActorScheduler.Harness.Clusters;

/// <summary>What a process has written to both of its streams, over all its starts. The process writes the file itself.</summary>
/// <param name="path">The file.</param>
public sealed class LogFile(string path)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>How long it is now.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>All that was written from a place on; nothing if the process has not written yet.</summary>
    public string From(long offset)
    {
        if (!File.Exists(Path))
            return "";
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(offset, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    /// <summary>Its last lines.</summary>
    public string Tail(int lines) => string.Join('\n', From(0).Split('\n').TakeLast(lines));
}
