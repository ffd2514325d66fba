namespace ActorScheduler.Journal.Store;

/// <summary>
/// Where events are kept. The journal actor speaks Akka's protocol and knows no database; a store knows a database and
/// no actors. Every call returns at once; the outcome arrives by calling back the object that was handed in, exactly once.
/// </summary>
public interface IJournalStore
{
    /// <summary>Whether the store can be written, and if not, why.</summary>
    JournalHealth Health { get; }

    /// <summary>
    /// Queues events. Writes of one persistence id are committed in the order of the calls. A store that is closed fails the write at once.
    /// </summary>
    /// <param name="write">What to write and whom to tell.</param>
    void Write(JournalWrite write);

    /// <summary>Queues a replay. It sees every write and deletion of the same id that was queued before it.</summary>
    /// <param name="replay">What to read and whom to give it to.</param>
    void Replay(JournalReplay replay);

    /// <summary>Queues a deletion. The highest sequence number of the id outlives it.</summary>
    /// <param name="deletion">What to delete and whom to tell.</param>
    void Delete(JournalDeletion deletion);
}
