using Google.Protobuf;

namespace ActorScheduler.Harness.Network;

/// <summary>The fields of a protobuf message without its generated class; a missing field is empty, as in proto3.</summary>
internal sealed class Fields
{
    private readonly Dictionary<int, ulong> _numbers = [];
    private readonly Dictionary<int, ByteString> _bytes = [];

    /// <summary>Reads a message.</summary>
    /// <exception cref="InvalidProtocolBufferException">It is none.</exception>
    public static Fields Of(ByteString message)
    {
        var fields = new Fields();
        using var input = message.CreateCodedInput();
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            var field = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.Varint:
                    fields._numbers[field] = input.ReadUInt64();
                    break;
                case WireFormat.WireType.LengthDelimited:
                    fields._bytes[field] = input.ReadBytes();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return fields;
    }

    /// <summary>A number.</summary>
    public ulong Number(int field) => _numbers.GetValueOrDefault(field);

    /// <summary>A text.</summary>
    public string Text(int field) => Bytes(field).ToStringUtf8();

    /// <summary>A message within it.</summary>
    public Fields Message(int field) => Of(Bytes(field));

    private ByteString Bytes(int field) => _bytes.GetValueOrDefault(field) ?? ByteString.Empty;
}
