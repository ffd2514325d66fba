namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>Finds out whether the storage has recovered, by taking the room that events would need and giving it back.</summary>
internal sealed class ProbeItem : SqliteItem
{
    /// <inheritdoc />
    internal override void Execute(WriterSession session)
    {
        session.Connection.Execute("INSERT INTO write_probe (filler) VALUES (zeroblob(65536))");
        session.Connection.Execute("DELETE FROM write_probe");
    }

    /// <inheritdoc />
    internal override void Committed()
    {
        // Nobody waits for a probe; the commit itself is the news.
    }

    /// <inheritdoc />
    internal override void Failed(Exception cause)
    {
        // The writer has already noted the cause.
    }
}
