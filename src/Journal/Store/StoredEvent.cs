namespace ActorScheduler.Journal.Store;

/// <summary>One event in bytes, as it came out of the journal.</summary>
/// <param name="SequenceNr">Its number in the life of its actor.</param>
/// <param name="Created">When it was written, in UTC ticks of 100 ns.</param>
/// <param name="SerializerId">The identifier of the Akka serializer that wrote it.</param>
/// <param name="Manifest">That serializer's manifest; empty when it has none.</param>
/// <param name="WriterUuid">The incarnation of the actor that wrote it.</param>
/// <param name="Message">The serialized event.</param>
public readonly record struct StoredEvent(
    long SequenceNr,
    long Created,
    int SerializerId,
    string Manifest,
    string WriterUuid,
    byte[] Message);
