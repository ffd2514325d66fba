using System.Net.Sockets;

namespace ActorScheduler.Testing.Network;

/// <summary>The sockets of a network on the loopback interface.</summary>
internal static class Sockets
{
    // So much of what was said is under way at the most, in the system and for each side; the system's own limits go up to megabytes.
    private const int BufferSize = 128 * 1024;

    /// <summary>Makes one. What a listener accepts has its buffers.</summary>
    public static Socket Create() =>
        new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = BufferSize, SendBufferSize = BufferSize };
}
