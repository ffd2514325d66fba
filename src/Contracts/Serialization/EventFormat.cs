using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks.Events;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>
/// The stored format of events: Protobuf, under the names of <see cref="Manifests"/>. These two are the only place that knows how an event is stored; the
/// journal and Akka carry the bytes without looking into them.
/// </summary>
public static class EventFormat
{
    /// <summary>The number of the serializer that is stored with every event. It never changes, and no other serializer may have it.</summary>
    public const int SerializerId = 4701;

    /// <summary>The bytes of an event.</summary>
    /// <exception cref="ArgumentException">The type is not one of the scheduler's events.</exception>
    public static byte[] ToBytes(object happened) => (happened switch
    {
        TaskEvent e => TaskEventMapper.ToData(e),
        PeriodicTaskEvent e => PeriodicTaskEventMapper.ToData(e),
        BulkOperationEvent e => BulkOperationEventMapper.ToData(e),
        AccessEvent e => AccessEventMapper.ToData(e),
        HoldEvent e => HoldEventMapper.ToData(e),
        _ => throw new ArgumentException($"{happened.GetType()} is no event.", nameof(happened)),
    }).ToByteArray();

    /// <summary>The event that was stored under a manifest.</summary>
    /// <exception cref="UnknownManifestException">This release does not know the manifest.</exception>
    /// <exception cref="InvalidDataException">A number or a part was written by no release, or only by a newer one.</exception>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not such a message: the journal is damaged.</exception>
    public static object FromBytes(ReadOnlySpan<byte> bytes, string manifest) =>
        TaskEventMapper.TryRead(bytes, manifest)
        ?? (object?)PeriodicTaskEventMapper.TryRead(bytes, manifest)
        ?? (object?)BulkOperationEventMapper.TryRead(bytes, manifest)
        ?? (object?)AccessEventMapper.TryRead(bytes, manifest)
        ?? HoldEventMapper.TryRead(bytes, manifest)
        ?? throw new UnknownManifestException(manifest);
}
