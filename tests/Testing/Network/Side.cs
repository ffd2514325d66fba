using System.Net.Sockets;

namespace ActorScheduler.Testing.Network;

/// <summary>One side of a connection that is passed on.</summary>
/// <param name="socket">The way to it.</param>
internal sealed class Side(Socket socket) : IDisposable
{
    private volatile Gate? _gate;

    /// <summary>The process; null as long as it is not known.</summary>
    public Gate? Gate
    {
        get => _gate;
        set => _gate = value;
    }

    /// <summary>Waits for something that it says.</summary>
    /// <returns>How many bytes; 0 if it says nothing more, null if it has broken the connection off.</returns>
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

    /// <summary>Tells it something, as fast as it listens.</summary>
    /// <returns>False if it has broken the connection off.</returns>
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

    /// <summary>Tells it that nothing more is said.</summary>
    public void TellEnd()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It has gone meanwhile, which is heard in the other direction.
        }
    }

    /// <summary>Breaks the connection off: what is not delivered yet is lost, as when the other process dies.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    /// <inheritdoc />
    public void Dispose() => socket.Dispose();
}
