namespace ActorScheduler.Journal.Store;

/// <summary>What one actor wants to read, and the way back to it.</summary>
/// <param name="persistenceId">Whose events.</param>
/// <param name="fromSequenceNr">The first number, inclusive.</param>
/// <param name="toSequenceNr">The last number, inclusive.</param>
/// <param name="max">The most events to read; zero or less for none.</param>
public abstract class JournalReplay(string persistenceId, long fromSequenceNr, long toSequenceNr, long max)
{
    /// <summary>Whose events.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>The first number, inclusive.</summary>
    public long FromSequenceNr { get; } = fromSequenceNr;

    /// <summary>The last number, inclusive.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <summary>The most events to read.</summary>
    public long Max { get; } = max;

    /// <summary>The answer; called on a pool thread, so that decoding holds up neither the reader nor the writer.</summary>
    /// <param name="events">The events within the bounds that are not deleted, ascending.</param>
    /// <param name="highestSequenceNr">The highest number ever written for the id, deleted or not; 0 for an unknown id.</param>
    public abstract void Replayed(IReadOnlyList<StoredEvent> events, long highestSequenceNr);

    /// <summary>The events could not be read.</summary>
    /// <param name="cause">Why.</param>
    public abstract void Failed(Exception cause);
}
