using System.Net.Sockets;

namespace ActorScheduler.Harness.Network;

/// <summary>One side of a forwarded connection.</summary>
/// <param name="socket">The socket to it.</param>
internal sealed class Side(Socket socket) : IDisposable
{
    private volatile Gate? _gate;

    /// <summary>The process; null until it is known.</summary>
    public Gate? Gate
    {
        get => _gate;
        set => _gate = value;
    }

    /// <summary>Waits for data from it.</summary>
    /// <returns>The number of bytes; 0 at the end of the stream, null if it has reset the connection.</returns>
    public async ValueTask<int?> HearAsync(Memory<byte> into, CancellationToken stop)
    {
        try
        {
            return await socket.ReceiveAsync(into, SocketFlags.None, stop);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Sends it data, as fast as it reads.</summary>
    /// <returns>False if it has reset the connection.</returns>
    public async ValueTask<bool> TellAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        try
        {
            while (bytes.Length > 0)
                bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, stop)..];
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Tells it that the stream has ended.</summary>
    public void TellEnd()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It has gone meanwhile; the other direction will notice.
        }
    }

    /// <summary>Resets the connection: undelivered data is lost, as when the other process dies.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    /// <inheritdoc />
    public void Dispose() => socket.Dispose();
}
