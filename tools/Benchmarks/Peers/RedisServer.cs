using System.Globalization;
using System.Net.Sockets;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Peers;

/// <summary>A Redis of its own on a free port, with an append-only file.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly ChildProcess _process;
    private readonly int _port;

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where its data is.</param>
    /// <param name="fsync">When the file is synced: <c>everysec</c> or <c>always</c>.</param>
    public RedisServer(string folder, string fsync)
    {
        _port = FreePort.Take();
        _process = ChildProcess.Start(
            "Redis",
            Installed.Find("redis-server")!,
            ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes", "--appendfsync", fsync],
            folder);
        Polling.Until(Listens, TimeSpan.FromMilliseconds(20), TimeSpan.FromMinutes(1), () => _process.Failure("does not answer"));
    }

    /// <summary>The address of one of its databases.</summary>
    public string Url(int database) => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{_port}/{database}");

    public void Dispose() => _process.Stop();

    private bool Listens()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
