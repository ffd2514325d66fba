using System.Net.Sockets;

namespace ActorScheduler.Harness.Network;

/// <summary>A silent connection whose end shows that the process at the other end has closed its port.</summary>
/// <param name="socket">The connection; null if it was neither established nor refused.</param>
internal sealed class Line(Socket? socket) : IDisposable
{
    private readonly byte[] _nothing = new byte[1];

    /// <summary>Waits for its end.</summary>
    /// <returns>True if it ended in time.</returns>
    public async Task<bool> EndsWithinAsync(TimeSpan time, CancellationToken stop)
    {
        if (socket is null)
            return false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(time);
        try
        {
            return await socket.ReceiveAsync(_nothing, SocketFlags.None, patience.Token) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => socket?.Dispose();
}
