namespace ActorScheduler.Journal.Writing;

/// <summary>One piece of work for a writer. Its outcome is reported only after its transaction is durable or lost.</summary>
internal abstract class WriterItem
{
    /// <summary>The persistence id whose replays must wait for this; null for none.</summary>
    internal virtual string? PersistenceId => null;

    /// <summary>The number of events it adds to a transaction.</summary>
    internal virtual int Events => 0;

    /// <summary>The transaction is durable.</summary>
    internal abstract void Committed();

    /// <summary>The transaction is lost.</summary>
    internal abstract void Failed(Exception cause);
}
