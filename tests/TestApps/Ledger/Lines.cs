using ActorScheduler.Authoring;

namespace Ledger;

/// <summary>Tasks that several processes write one file with.</summary>
public static class Lines
{
    /// <summary>Adds a line to a file, once for each run.</summary>
    [BackgroundTask]
    public static void Append(string path, string line, CancellationToken cancellationToken) => LineFile.Append(path, line, cancellationToken);
}
