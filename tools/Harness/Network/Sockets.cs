using System.Net.Sockets;

namespace ActorScheduler.Harness.Network;

/// <summary>The sockets of a network on the loopback interface.</summary>
internal static class Sockets
{
    // Bounds the data in flight on each side; the operating system's own limits go up to megabytes.
    private const int BufferSize = 128 * 1024;

    /// <summary>Makes one. Sockets that a listener accepts inherit its buffer sizes.</summary>
    public static Socket Create() =>
        new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = BufferSize, SendBufferSize = BufferSize };
}
