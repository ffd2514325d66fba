using System.Net;
using System.Net.Sockets;

namespace ActorScheduler.Testing.Processes;

/// <summary>Ports of the loopback interface that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>Takes one. The system gives them out in turn, so it is not given to the next who asks.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
