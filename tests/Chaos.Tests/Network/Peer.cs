using System.Net;
using System.Net.Sockets;
using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>A process of a network, as far as its port and its connections go.</summary>
internal sealed class Peer(string name) : IDisposable
{
    private readonly List<Speaker> _connections = [];
    private TcpListener? _listener;

    public string Name => name;

    /// <summary>Where the others reach it.</summary>
    public int PublicPort { get; } = StablePort.Take();

    /// <summary>Where it listens.</summary>
    public int Port { get; } = StablePort.Take();

    /// <summary>It listens from now on, and lets come what comes.</summary>
    public void Listen()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
    }

    /// <summary>It does not listen any more; its connections remain.</summary>
    public void StopListening() => _listener?.Dispose();

    /// <summary>All its connections end; it goes on listening.</summary>
    public void Disconnect()
    {
        foreach (var connection in _connections)
            connection.Dispose();
    }

    /// <summary>Takes the next connection.</summary>
    public async Task<Speaker> AcceptAsync()
    {
        using var patience = new CancellationTokenSource(Speaker.Patience);
        return Keep(await _listener!.AcceptSocketAsync(patience.Token));
    }

    /// <summary>Connects to another.</summary>
    /// <exception cref="SocketException">It is refused.</exception>
    public async Task<Speaker> ConnectAsync(Peer other)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, other.PublicPort);
            return Keep(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>True if others can connect to it now.</summary>
    public async Task<bool> IsReachableAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, PublicPort);
            return true;
        }
        // A listener that closes while a connection waits in its queue resets it.
        catch (SocketException cause) when (cause.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
        {
            return false;
        }
    }

    public void Dispose()
    {
        StopListening();
        Disconnect();
    }

    private Speaker Keep(Socket socket)
    {
        var connection = new Speaker(socket);
        _connections.Add(connection);
        return connection;
    }
}
