namespace ActorScheduler.Journal.Store;

/// <summary>What one actor wants deleted, and the way back to it.</summary>
/// <param name="persistenceId">Whose events.</param>
/// <param name="toSequenceNr">The last number to delete, inclusive; more than the highest means all.</param>
public abstract class JournalDeletion(string persistenceId, long toSequenceNr)
{
    /// <summary>Whose events.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>The last number to delete, inclusive.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <summary>The events are gone, durably.</summary>
    public abstract void Committed();

    /// <summary>Nothing was deleted.</summary>
    /// <param name="cause">Why.</param>
    public abstract void Failed(Exception cause);
}
