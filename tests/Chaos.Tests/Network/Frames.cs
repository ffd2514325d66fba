using System.Buffers.Binary;
using Google.Protobuf;

namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>What Akka.Remote says first over a connection that it opens.</summary>
internal static class Frames
{
    /// <summary>What Akka.NET 1.5.74 said as <c>akka.tcp://actor-scheduler@127.0.0.1:14051</c>.</summary>
    public static byte[] Recorded { get; } = Convert.FromHexString(
        "3500000012330801122F0A240A0F6163746F722D7363686564756C657212093132372E302E302E3118E36D2203746370115AB7663D00000000");

    /// <summary>The same with another port.</summary>
    public static byte[] Handshake(int port) => Frame(Message(2, [.. Number(1, 1), .. Message(2, Origin(port))]));

    /// <summary>A frame with a command, without an address.</summary>
    public static byte[] Instruction(uint command) => Frame(Message(2, Number(1, command)));

    private static byte[] Origin(int port) =>
        [.. Message(1, [.. Message(1, "actor-scheduler"u8.ToArray()), .. Message(2, "127.0.0.1"u8.ToArray()), .. Number(3, (uint)port), .. Message(4, "tcp"u8.ToArray())]), 0x11, .. new byte[8]];

    private static byte[] Frame(byte[] message)
    {
        var frame = new byte[sizeof(int) + message.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, message.Length);
        message.CopyTo(frame, sizeof(int));
        return frame;
    }

    private static byte[] Message(int field, byte[] message) => Written(output =>
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(message));
    });

    private static byte[] Number(int field, uint number) => Written(output =>
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteUInt32(number);
    });

    private static byte[] Written(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
            write(output);
        return bytes.ToArray();
    }
}
