using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>Deletes events of one actor.</summary>
internal sealed class DeleteItem(JournalDeletion deletion) : SqliteItem
{
    /// <inheritdoc />
    internal override string PersistenceId => deletion.PersistenceId;

    /// <inheritdoc />
    internal override void Execute(WriterSession session) => session.Events.DeleteTo(deletion.PersistenceId, deletion.ToSequenceNr);

    /// <inheritdoc />
    internal override void Committed() => deletion.Committed();

    /// <inheritdoc />
    internal override void Failed(Exception cause) => deletion.Failed(cause);
}
