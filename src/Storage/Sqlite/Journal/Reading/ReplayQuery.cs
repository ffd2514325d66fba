using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Journal.Reading;

/// <summary>
/// Reads the events of one id and its highest sequence number with one statement. The first row is the highest number, which bounds,
/// limits and deletions must not touch; the events follow. The union of two index walks needs no sorting.
/// </summary>
internal sealed class ReplayQuery(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _command = connection.Prepared(
        """
        SELECT -1, coalesce(max(sequence_number), 0), NULL, NULL, NULL, NULL
        FROM journal WHERE persistence_id = $1
        UNION ALL
        SELECT sequence_number, created, identifier, manifest, writer_uuid, message
        FROM journal WHERE persistence_id = $1 AND sequence_number BETWEEN max($2, 0) AND $3 AND deleted = 0
        ORDER BY 1
        """,
        SqliteType.Text, SqliteType.Integer, SqliteType.Integer);

    private readonly SqliteCommand _begin = connection.Prepared("BEGIN");
    private readonly SqliteCommand _end = connection.Prepared("COMMIT");

    /// <summary>Begins a read transaction: all replays of a burst see the journal at one moment, and its locks are taken once.</summary>
    internal void Begin() => _begin.ExecuteNonQuery();

    /// <summary>Ends the read transaction.</summary>
    internal void End() => _end.ExecuteNonQuery();

    /// <summary>Answers one replay.</summary>
    internal (List<StoredEvent> Events, long Highest) Run(JournalReplay replay)
    {
        _command.Parameters[0].Value = replay.PersistenceId;
        _command.Parameters[1].Value = replay.FromSequenceNr;
        _command.Parameters[2].Value = replay.ToSequenceNr;
        using var reader = _command.ExecuteReader();
        reader.Read();
        var highest = reader.GetInt64(1);
        List<StoredEvent> events = [];
        while (events.Count < replay.Max && reader.Read())
            events.Add(Row(reader));
        return (events, highest);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _command.Dispose();
        _begin.Dispose();
        _end.Dispose();
    }

    private static StoredEvent Row(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        row.IsDBNull(2) ? 0 : row.GetInt32(2),
        row.IsDBNull(3) ? "" : row.GetString(3),
        row.IsDBNull(4) ? "" : row.GetString(4),
        row.GetFieldValue<byte[]>(5));
}
