using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Remote.Serialization;
using Akka.Serialization;

namespace ActorScheduler.Node.Serialization.Peers;

/// <summary>
/// Akka's serializer of small messages, restricted to those that processes of a cluster send each other. Among the others are failures, whose exceptions
/// are created by the name of their type, and messages that stop any actor.
/// </summary>
/// <param name="system">The actor system.</param>
public sealed class PeerMessageSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    // Identify and its answer, references, and the heartbeats of remote death watch.
    private static readonly HashSet<string> Allowed = ["ID", "AID", "AR", "RWHB", "RWHR"];
    private readonly MiscMessageSerializer _akka = new(system);

    /// <summary>Akka's number for these messages.</summary>
    public override int Identifier => 16;

    /// <inheritdoc />
    public override string Manifest(object o) => _akka.Manifest(o);

    /// <inheritdoc />
    /// <exception cref="SerializationException">Processes do not send each other such a message.</exception>
    public override byte[] ToBinary(object obj) =>
        Allowed.Contains(_akka.Manifest(obj)) ? _akka.ToBinary(obj) : throw Refused(_akka.Manifest(obj));

    /// <inheritdoc />
    /// <exception cref="SerializationException">Processes do not send each other such a message.</exception>
    public override object FromBinary(byte[] bytes, string manifest) =>
        Allowed.Contains(manifest) ? _akka.FromBinary(bytes, manifest) : throw Refused(manifest);

    private SerializationException Refused(string manifest) => new($"A message {manifest} of serializer {Identifier} is refused: no process of a cluster sends it.");
}
