using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Writes the definition of a periodic task as bytes for its row in the read model, and reads it back.</summary>
public static class DefinitionCodec
{
    /// <summary>The bytes of a definition.</summary>
    public static byte[] ToBytes(PeriodicTaskDefinition definition) => PeriodicTaskEventMapper.ToData(definition).ToByteArray();

    /// <summary>Reads a definition.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not a definition: the row is damaged.</exception>
    public static PeriodicTaskDefinition FromBytes(ReadOnlySpan<byte> bytes) =>
        PeriodicTaskEventMapper.FromData(DefinitionData.Parser.ParseFrom(bytes));
}
