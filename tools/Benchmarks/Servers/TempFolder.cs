namespace ActorScheduler.Benchmarks.Servers;

/// <summary>A folder of its own for temporary data, deleted with everything in it.</summary>
internal sealed class TempFolder : IDisposable
{
    /// <summary>Creates it.</summary>
    /// <param name="root">Below this folder.</param>
    public TempFolder(string root)
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine(root, $"actor-scheduler-bench-{Guid.NewGuid():N}")).FullName;
        Cleanup.Add(this);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The full path of something in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        Cleanup.Remove(this);
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
