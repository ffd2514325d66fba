using System.Net;
using System.Net.Sockets;

namespace ActorScheduler.Harness.Processes;

/// <summary>Ports of the loopback interface that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>Takes one. The system hands out ports in turn, so the next caller gets another.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
