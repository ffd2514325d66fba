using ActorScheduler.Contracts.Serialization;
using Akka.Actor;
using Akka.Serialization;

namespace ActorScheduler.Node.Serialization;

/// <summary>Lets Akka send our messages in our own form: <see cref="MessageCodec"/>. A message that cannot be read is dropped and logged by
/// Akka's remoting; the connection stays, and whoever sent it asks again.</summary>
/// <param name="system">The actor system.</param>
public sealed class MessageSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Sent with every message: it never changes and no other serializer may have it.</summary>
    public override int Identifier => 4702;

    /// <inheritdoc />
    public override string Manifest(object o) => MessageCodec.ManifestOf(o);

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => MessageCodec.ToBytes(obj);

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest) => MessageCodec.FromBytes(bytes, manifest);
}
