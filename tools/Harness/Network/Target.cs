using System.Net;
using System.Net.Sockets;

namespace ActorScheduler.Harness.Network;

/// <summary>The port on which a process itself listens.</summary>
/// <param name="port">Its number, on the loopback interface.</param>
internal sealed class Target(int port)
{
    // A paused process accepts until its backlog is full, and even then it refuses nothing.
    private static readonly TimeSpan RefusesWithin = TimeSpan.FromSeconds(1);

    /// <summary>Connects, however long that takes.</summary>
    /// <returns>Null if nobody listens.</returns>
    public async Task<Socket?> ConnectAsync(CancellationToken stop)
    {
        var socket = Sockets.Create();
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, stop);
            return socket;
        }
        // Reset: the listener was closed while the connection waited to be accepted.
        catch (SocketException cause) when (cause.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Checks whether anybody listens.</summary>
    /// <returns>A connection that ends when the process does; null if nobody listens.</returns>
    public async Task<Line?> TryAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(RefusesWithin);
        try
        {
            return await ConnectAsync(patience.Token) is { } socket ? new Line(socket) : null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Line(null);
        }
    }
}
