namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>Finds out whether the storage has recovered, by writing a row and taking it back.</summary>
internal sealed class ProbeItem : SingleItem
{
    /// <inheritdoc />
    internal override void Execute(WriterTransaction transaction)
    {
        transaction.EnsureId();
        transaction.Connection.Execute("INSERT INTO write_probe (filler) VALUES (decode(repeat('00', 1024), 'hex')); DELETE FROM write_probe");
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
