using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace ActorScheduler.Node.Serialization.Peers;

/// <summary>
/// Stands where Akka has a serializer that creates whatever type a message names: Newtonsoft's JSON, protobuf by type name, and the one that starts actors
/// for others. We send nothing by them, so what arrives for them comes from a stranger, and is refused before any type is looked up.
/// </summary>
/// <param name="system">The actor system.</param>
/// <param name="settings">Its <c>id</c> is the number of the serializer that it replaces.</param>
public sealed class RefusingSerializer(ExtendedActorSystem system, Config settings) : Serializer(system)
{
    /// <summary>The number of the serializer that it replaces.</summary>
    public override int Identifier { get; } = settings.GetInt("id");

    /// <summary>No type is looked up by the name that comes with the bytes.</summary>
    public override bool IncludeManifest => false;

    /// <summary>Refuses.</summary>
    /// <exception cref="SerializationException">Always.</exception>
    public override byte[] ToBinary(object obj) =>
        throw new SerializationException($"{obj.GetType()} has no serializer of ours: bind its type to one.");

    /// <summary>Refuses.</summary>
    /// <exception cref="SerializationException">Always.</exception>
    public override object FromBinary(byte[] bytes, Type type) =>
        throw new SerializationException($"A message by serializer {Identifier}, which creates types by name, is refused.");
}
