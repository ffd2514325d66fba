using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>Deletes events of one actor.</summary>
internal sealed class DeleteItem(JournalDeletion deletion) : SingleItem
{
    /// <inheritdoc />
    internal override string PersistenceId => deletion.PersistenceId;

    /// <inheritdoc />
    internal override void Execute(WriterTransaction transaction)
    {
        transaction.EnsureId();
        EventTable.DeleteTo(transaction, deletion.PersistenceId, deletion.ToSequenceNr);
    }

    /// <inheritdoc />
    internal override void Committed()
    {
        if (Failure is { } failure)
            deletion.Failed(failure);
        else
            deletion.Committed();
    }

    /// <inheritdoc />
    internal override void Failed(Exception cause) => deletion.Failed(cause);
}
