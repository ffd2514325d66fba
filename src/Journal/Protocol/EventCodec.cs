using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Store;
using Akka.Persistence;
using Akka.Persistence.Journal;

namespace ActorScheduler.Journal.Protocol;

/// <summary>Turns events into bytes and back, with Akka's serializers. Safe for any thread.</summary>
internal sealed class EventCodec(Akka.Serialization.Serialization serialization)
{
    /// <summary>What an actor persisted, taken out of its wrapper.</summary>
    internal static IPersistentRepresentation Unwrap(IPersistentRepresentation persistent, out object? projection)
    {
        projection = null;
        if (persistent.Payload is not IProjectedEvent projected)
            return persistent;
        projection = projected.Projection;
        return persistent.WithPayload(projected.Event);
    }

    /// <summary>Serializes an event; throws whatever its serializer throws.</summary>
    internal JournalEvent Encode(IPersistentRepresentation persistent, object? projection, long created)
    {
        var (payload, tags) = persistent.Payload is Tagged tagged
            ? (tagged.Payload, (IReadOnlyCollection<string>)tagged.Tags)
            : (persistent.Payload, []);
        var serializer = serialization.FindSerializerFor(payload);
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, payload);
        var message = serializer.ToBinary(payload);
        return new JournalEvent(persistent.PersistenceId, persistent.SequenceNr, created, serializer.Identifier, manifest, persistent.WriterGuid ?? "", message)
        {
            Projection = projection,
            Tags = tags,
        };
    }

    /// <summary>Deserializes an event; throws whatever its serializer throws.</summary>
    internal Persistent Decode(string persistenceId, in StoredEvent stored) => new(
        serialization.Deserialize(stored.Message, stored.SerializerId, stored.Manifest),
        stored.SequenceNr,
        persistenceId,
        stored.Manifest,
        writerGuid: stored.WriterUuid,
        timestamp: stored.Created);
}
