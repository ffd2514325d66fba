using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace ActorScheduler.Harness.Network;

/// <summary>
/// Tells who opened a connection from its first frame: in Akka.Remote the opener starts by sending its own address (an <c>AkkaProtocolMessage</c> of
/// <c>WireFormats.proto</c> with the command ASSOCIATE). That is more reliable than looking up the owner of the remote port in <c>/proc</c>: a closed
/// connection has no owner there, a restarted process has another id, and other users' sockets are hidden. It requires a cluster without TLS.
/// </summary>
internal static class Handshake
{
    /// <summary>The longest handshake, including its length prefix.</summary>
    public const int Longest = 4_096;

    private const int LengthBytes = sizeof(int);
    private const int Associate = 1;

    // Field numbers of AkkaProtocolMessage, AkkaControlMessage, AkkaHandshakeInfo and AddressData.
    private const int Instruction = 2;
    private const int Command = 1;
    private const int Info = 2;
    private const int Origin = 1;
    private const int HostName = 2;
    private const int PortNumber = 3;

    /// <summary>Reads the address of the opener.</summary>
    /// <param name="said">Everything received so far.</param>
    /// <param name="address">The address, <c>host:port</c>.</param>
    /// <returns>False until the whole frame has arrived.</returns>
    /// <exception cref="InvalidDataException">It is not a handshake.</exception>
    public static bool TryRead(ReadOnlySpan<byte> said, [NotNullWhen(true)] out string? address)
    {
        address = null;
        if (said.Length < LengthBytes)
            return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(said);
        if (length is <= 0 or > Longest - LengthBytes)
            throw Other($"a frame of {length} bytes");
        if (said.Length < LengthBytes + length)
            return false;
        try
        {
            address = OfMessage(ByteString.CopyFrom(said.Slice(LengthBytes, length)));
            return true;
        }
        catch (InvalidProtocolBufferException cause)
        {
            throw Other(cause.Message);
        }
    }

    private static string OfMessage(ByteString message)
    {
        var instruction = Fields.Of(message).Message(Instruction);
        if (instruction.Number(Command) != Associate)
            throw Other($"the command {instruction.Number(Command)}");
        var origin = instruction.Message(Info).Message(Origin);
        return FormattableString.Invariant($"{origin.Text(HostName)}:{origin.Number(PortNumber)}");
    }

    private static InvalidDataException Other(string what) =>
        new($"A connection begins with {what} instead of Akka.Remote's handshake, so it is unknown who opened it and which cuts apply to it.");
}
