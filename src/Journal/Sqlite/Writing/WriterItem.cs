namespace ActorScheduler.Journal.Sqlite.Writing;

/// <summary>One piece of work for the writer. Its outcome is told only after the transaction it was part of is durable or lost.</summary>
internal abstract class WriterItem
{
    /// <summary>The persistence id whose replays must wait for this; null for none.</summary>
    internal virtual string? PersistenceId => null;

    /// <summary>The number of events it adds to a transaction.</summary>
    internal virtual int Events => 0;

    /// <summary>
    /// Does the work in the open transaction without a way back, which is the cheap way and nearly always enough.
    /// </summary>
    /// <returns>False when something of it is to be undone: then the whole transaction is given up and begun again with <see cref="Execute"/>.</returns>
    internal virtual bool TryExecute(WriterSession session)
    {
        Execute(session);
        return true;
    }

    /// <summary>Does the work in the open transaction, undoing what fails of it and nothing else.</summary>
    /// <remarks>Throws only when the storage failed; what concerns this item alone is undone and kept for <see cref="Committed"/>.</remarks>
    internal abstract void Execute(WriterSession session);

    /// <summary>The transaction is durable.</summary>
    internal abstract void Committed();

    /// <summary>The transaction is lost.</summary>
    internal abstract void Failed(Exception cause);
}
