namespace ActorScheduler.Journal.Store;

/// <summary>
/// Another incarnation of the actor has already written this sequence number: the writer is stale and must stop. Nothing of its write was stored.
/// </summary>
public sealed class JournalConflictException : Exception
{
    /// <summary>A conflict at one sequence number.</summary>
    /// <param name="persistenceId">The id written by both.</param>
    /// <param name="sequenceNr">The number written by both.</param>
    public JournalConflictException(string persistenceId, long sequenceNr)
        : base($"Event {sequenceNr} of '{persistenceId}' was already written by another incarnation of this actor.")
    {
        PersistenceId = persistenceId;
        SequenceNr = sequenceNr;
    }

    /// <summary>The id written by both.</summary>
    public string PersistenceId { get; }

    /// <summary>The number written by both.</summary>
    public long SequenceNr { get; }
}
