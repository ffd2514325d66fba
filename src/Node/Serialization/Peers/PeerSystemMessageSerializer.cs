using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Remote.Serialization;
using Akka.Serialization;

namespace ActorScheduler.Node.Serialization.Peers;

/// <summary>
/// Akka's serializer of system messages, restricted to death watch. The others supervise actors that run for another process, which we have none of; some
/// carry exceptions that are created by the name of their type.
/// </summary>
/// <param name="system">The actor system.</param>
public sealed class PeerSystemMessageSerializer(ExtendedActorSystem system) : Serializer(system)
{
    private static readonly HashSet<Type> Allowed = [typeof(Watch), typeof(Unwatch), typeof(DeathWatchNotification)];
    private readonly SystemMessageSerializer _akka = new(system);

    /// <summary>Akka's number for these messages.</summary>
    public override int Identifier => 22;

    /// <inheritdoc />
    public override bool IncludeManifest => true;

    /// <inheritdoc />
    /// <exception cref="SerializationException">It is no message of death watch.</exception>
    public override byte[] ToBinary(object obj) => Allowed.Contains(obj.GetType()) ? _akka.ToBinary(obj) : throw Refused(obj.GetType());

    /// <inheritdoc />
    /// <exception cref="SerializationException">It is no message of death watch.</exception>
    public override object FromBinary(byte[] bytes, Type type) => Allowed.Contains(type) ? _akka.FromBinary(bytes, type) : throw Refused(type);

    private static SerializationException Refused(Type type) => new($"A system message {type} is refused: processes of a cluster only watch each other's actors.");
}
