using System.Net;
using System.Net.Sockets;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>A port of the loopback interface that is free at the moment.</summary>
internal static class FreePort
{
    /// <summary>The number.</summary>
    public static int Take()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
