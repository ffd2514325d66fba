using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>The definition of a periodic task to bytes and back, for the read model's row.</summary>
public static class DefinitionCodec
{
    /// <summary>The bytes of a definition.</summary>
    public static byte[] ToBytes(PeriodicTaskDefinition definition) => PeriodicTaskEventMapper.ToData(definition).ToByteArray();

    /// <summary>The definition of stored bytes.</summary>
    /// <exception cref="InvalidProtocolBufferException">For bytes that are no definition: the row is damaged.</exception>
    public static PeriodicTaskDefinition FromBytes(ReadOnlySpan<byte> bytes) =>
        PeriodicTaskEventMapper.FromData(DefinitionData.Parser.ParseFrom(bytes));
}
