using ActorScheduler.Contracts.Serialization;
using Akka.Actor;
using Akka.Serialization;

namespace ActorScheduler.Node.Serialization;

/// <summary>Lets Akka store our events in our own form: <see cref="EventFormat"/> under <see cref="Manifests"/>.</summary>
/// <param name="system">The actor system.</param>
public sealed class EventSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Stored with every event: it never changes and no other serializer may have it.</summary>
    public override int Identifier => EventFormat.SerializerId;

    /// <inheritdoc />
    public override string Manifest(object o) => Manifests.Of(o);

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => EventFormat.ToBytes(obj);

    /// <summary>The event; an <see cref="UnreadableEvent"/> for one that a newer release wrote or that is damaged. Its entity then refuses with the
    /// reason: a failed recovery would leave whoever asks without an answer.</summary>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        try
        {
            return EventFormat.FromBytes(bytes, manifest);
        }
        catch (Exception cause) when (cause is UnknownManifestException or InvalidDataException or IOException)
        {
            return new UnreadableEvent(cause.Message);
        }
    }
}
