using System.Globalization;
using ActorScheduler.Benchmarks.Peers;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>Databases on a PostgreSQL server with its own defaults (every commit is synced), one for each data folder. The server starts with the
/// first.</summary>
/// <param name="dataRoot">Which disk.</param>
internal sealed class Databases(string dataRoot) : IDisposable
{
    private readonly Dictionary<string, string> _byFolder = [];
    private PostgresServer? _server;

    /// <summary>How to connect to the database of a folder; the first call creates it.</summary>
    public string Of(string dataFolder)
    {
        if (_byFolder.TryGetValue(dataFolder, out var connection))
            return connection;
        // Its servers end with a scenario.
        if (_server is not { IsRunning: true })
            _server = new PostgresServer(dataRoot);
        return _byFolder[dataFolder] = _server.CreateDatabase(string.Create(CultureInfo.InvariantCulture, $"bench_{_byFolder.Count}"));
    }

    public void Dispose() => _server?.Dispose();
}
