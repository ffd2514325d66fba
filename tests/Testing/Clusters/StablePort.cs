using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ActorScheduler.Testing.Clusters;

/// <summary>
/// Ports that stay free while their process is down between two starts: below those that the system gives to outgoing connections, of which there
/// are thousands in a test of a cluster.
/// </summary>
public static class StablePort
{
    private const int First = 10_240;
    private const int AfterLast = 32_768;
    private const int Attempts = 1_000;
    private static readonly ConcurrentDictionary<int, bool> Taken = new();

    /// <summary>Takes one that nobody listens on; it is not given to the next who asks in this process.</summary>
    public static int Take()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, AfterLast);
            if (IsFree(port) && Taken.TryAdd(port, true))
                return port;
        }

        throw new InvalidOperationException($"None of {Attempts} ports from {First} to {AfterLast - 1} is free.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
