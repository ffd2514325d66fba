using System.Net.Sockets;
using Akka.Actor;

namespace ActorScheduler.Node.Clustering.Crashes;

/// <summary>Tries to connect to the address of a process.</summary>
internal static class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Tries once.</summary>
    public static async Task<ProbeResult> TryAsync(Address address)
    {
        using var client = new TcpClient();
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await client.ConnectAsync(address.Host!, address.Port!.Value, timeout.Token);
            return ProbeResult.Accepted;
        }
        catch (SocketException cause) when (cause.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return ProbeResult.Refused;
        }
        catch (Exception cause) when (cause is SocketException or OperationCanceledException)
        {
            return ProbeResult.NoAnswer;
        }
    }
}

/// <summary>The result of a try to connect.</summary>
internal enum ProbeResult
{
    /// <summary>Something listens; a process that stands still does too.</summary>
    Accepted,

    /// <summary>The machine is there, and no process listens.</summary>
    Refused,

    /// <summary>The machine or the way to it is gone.</summary>
    NoAnswer,
}
