using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ActorScheduler.Harness.Clusters;

/// <summary>
/// Ports that stay free while their process is down between two starts. They lie below the range from which the system takes ports for outgoing
/// connections, of which a cluster test opens thousands.
/// </summary>
public static class StablePort
{
    private const int First = 10_240;
    private const int AfterLast = 32_768;
    private const int Attempts = 1_000;
    private static readonly ConcurrentDictionary<int, bool> Taken = new();

    /// <summary>Takes a port that nobody listens on; this process does not hand it out again.</summary>
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
