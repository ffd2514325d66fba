using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>The statements that change the journal's own tables, prepared once.</summary>
internal sealed class EventTable(SqliteConnection connection) : IDisposable
{
    private readonly PreparedStatement _insert = new(
        connection,
        """
        INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
        VALUES (?, 0, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (persistence_id, sequence_number) DO NOTHING
        """);

    private readonly SqliteCommand _tag = connection.Prepared(
        "INSERT INTO tags (ordering_id, tag, sequence_nr, persistence_id) VALUES ($1, $2, $3, $4)",
        SqliteType.Integer, SqliteType.Text, SqliteType.Integer, SqliteType.Text);

    private readonly SqliteCommand _markLast = connection.Prepared(
        """
        UPDATE journal SET deleted = 1
        WHERE persistence_id = $1 AND sequence_number <= $2
          AND sequence_number = (SELECT max(sequence_number) FROM journal WHERE persistence_id = $1)
        """,
        SqliteType.Text, SqliteType.Integer);

    private readonly SqliteCommand _delete = connection.Prepared(
        """
        DELETE FROM journal
        WHERE persistence_id = $1 AND sequence_number <= $2
          AND sequence_number < (SELECT max(sequence_number) FROM journal WHERE persistence_id = $1)
        """,
        SqliteType.Text, SqliteType.Integer);

    private readonly SqliteCommand _deleteTags = connection.Prepared(
        "DELETE FROM tags WHERE persistence_id = $1 AND sequence_nr <= $2", SqliteType.Text, SqliteType.Integer);

    /// <summary>Adds an event.</summary>
    /// <returns>Its ordering; 0 when the sequence number is taken.</returns>
    internal long TryInsert(JournalEvent e)
    {
        _insert.Bind(e.Created).Bind(e.PersistenceId).Bind(e.SequenceNr).Bind(e.Message).Bind(e.Manifest).Bind(e.SerializerId).Bind(e.WriterUuid);
        if (_insert.Execute() == 0)
            return 0;

        var ordering = raw.sqlite3_last_insert_rowid(connection.Handle);
        foreach (var tag in e.Tags)
            InsertTag(ordering, tag, e);
        return ordering;
    }

    /// <summary>Deletes events, but keeps the last one ever written as a marked row: the actor's numbering must not begin again.</summary>
    internal void DeleteTo(string persistenceId, long toSequenceNr)
    {
        Run(_markLast, persistenceId, toSequenceNr);
        Run(_delete, persistenceId, toSequenceNr);
        Run(_deleteTags, persistenceId, toSequenceNr);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _insert.Dispose();
        _tag.Dispose();
        _markLast.Dispose();
        _delete.Dispose();
        _deleteTags.Dispose();
    }

    private void InsertTag(long ordering, string tag, JournalEvent e)
    {
        _tag.Parameters[0].Value = ordering;
        _tag.Parameters[1].Value = tag;
        _tag.Parameters[2].Value = e.SequenceNr;
        _tag.Parameters[3].Value = e.PersistenceId;
        _tag.ExecuteNonQuery();
    }

    private static void Run(SqliteCommand command, string persistenceId, long sequenceNr)
    {
        command.Parameters[0].Value = persistenceId;
        command.Parameters[1].Value = sequenceNr;
        command.ExecuteNonQuery();
    }
}
