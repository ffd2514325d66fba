namespace ActorScheduler.Journal.Store;

/// <summary>One event in bytes, on its way into the journal.</summary>
/// <param name="PersistenceId">Whose event it is.</param>
/// <param name="SequenceNr">Its number in the life of that actor, from 1.</param>
/// <param name="Created">When it was handed to the journal, in UTC ticks of 100 ns (the stock plugin's unit).</param>
/// <param name="SerializerId">The identifier of the Akka serializer that wrote <paramref name="Message"/>.</param>
/// <param name="Manifest">That serializer's manifest; empty when it has none.</param>
/// <param name="WriterUuid">The incarnation of the actor that wrote it; empty when unknown.</param>
/// <param name="Message">The serialized event.</param>
public sealed record JournalEvent(
    string PersistenceId,
    long SequenceNr,
    long Created,
    int SerializerId,
    string Manifest,
    string WriterUuid,
    byte[] Message)
{
    /// <summary>What the inline projections receive for the event; null when nothing is projected.</summary>
    public object? Projection { get; init; }

    /// <summary>The tags under which <c>EventsByTag</c> finds the event.</summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];
}
