using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace ActorScheduler.Testing.Network;

/// <summary>
/// Who opened a connection, by the first thing that is said over it: in Akka.Remote the opener begins with a frame in which its address stands (an
/// <c>AkkaProtocolMessage</c> of <c>WireFormats.proto</c> with the command ASSOCIATE). That is surer than to look up in <c>/proc</c> to which process
/// the port at the other end belongs: there a connection that is over already belongs to nobody, a process that was started again has another number, and
/// what belongs to another user is not to be seen. It needs a cluster without TLS.
/// </summary>
internal static class Handshake
{
    /// <summary>No handshake is longer than this, with the length before it.</summary>
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
    /// <param name="said">All that was said so far.</param>
    /// <param name="address">The address, <c>host:port</c>.</param>
    /// <returns>False if that is not the whole frame yet.</returns>
    /// <exception cref="InvalidDataException">It is something else than a handshake.</exception>
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
        new($"A connection does not begin with the handshake of Akka.Remote but with {what}: nobody knows whose it is, and so which cuts hold for it.");
}
