using ActorScheduler.Journal.Store;
using Npgsql;
using static ActorScheduler.Storage.Postgres.Journal.PostgresCommands;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>The statements that change the journal's own tables. Their texts are constants, so the server keeps them prepared.</summary>
internal static class EventTable
{
    /// <summary>Rows come back in the order of the arrays, and their orderings ascend in it.</summary>
    private const string InsertSql = """
        INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
        SELECT e.created, false, e.persistence_id, e.sequence_number, e.message, e.manifest, e.identifier, e.writer_uuid
        FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bytea[], $5::text[], $6::integer[], $7::text[])
            AS e (created, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
        ON CONFLICT (persistence_id, sequence_number) DO NOTHING
        RETURNING ordering
        """;

    private const string InsertTagsSql = """
        INSERT INTO tags (ordering_id, tag, sequence_nr, persistence_id)
        SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[])
        """;

    private const string KeysSql = "SELECT ordering, persistence_id, sequence_number FROM journal WHERE ordering = ANY ($1)";

    private const string RemoveSql = "DELETE FROM journal WHERE ordering = ANY ($1)";

    private const string MarkLastSql = """
        UPDATE journal SET deleted = true
        WHERE persistence_id = $1 AND sequence_number <= $2
          AND sequence_number = (SELECT max(sequence_number) FROM journal WHERE persistence_id = $1)
        """;

    private const string DeleteSql = """
        DELETE FROM journal
        WHERE persistence_id = $1 AND sequence_number <= $2
          AND sequence_number < (SELECT max(sequence_number) FROM journal WHERE persistence_id = $1)
        """;

    private const string DeleteTagsSql = "DELETE FROM tags WHERE persistence_id = $1 AND sequence_nr <= $2";

    /// <summary>Adds events with one round trip; those whose sequence number is taken keep the ordering 0.</summary>
    internal static void Insert(WriterTransaction transaction, IReadOnlyList<EventRow> rows)
    {
        using var batch = transaction.NewBatch();
        batch.Add(WriterTransaction.TakeId);
        batch.Add(
            InsertSql,
            Column(rows, static e => e.Created),
            Column(rows, static e => e.PersistenceId),
            Column(rows, static e => e.SequenceNr),
            Column(rows, static e => e.Message),
            Column(rows, static e => e.Manifest),
            Column(rows, static e => e.SerializerId),
            Column(rows, static e => e.WriterUuid));
        List<long> orderings = new(rows.Count);
        using (var reader = batch.Prepared().ExecuteReader())
        {
            reader.Read();
            transaction.Id = reader.GetString(0);
            reader.NextResult();
            while (reader.Read())
                orderings.Add(reader.GetInt64(0));
        }

        if (orderings.Count == rows.Count)
        {
            for (var i = 0; i < orderings.Count; i++)
                rows[i].Ordering = orderings[i];
        }
        else
        {
            Match(transaction, rows, orderings);
        }
    }

    /// <summary>Adds the tags of events.</summary>
    internal static void InsertTags(NpgsqlBatch batch, IEnumerable<EventRow> rows)
    {
        var tags = rows.Where(row => row.Event.Tags.Count > 0).SelectMany(row => row.Event.Tags.Select(tag => (row, tag))).ToList();
        if (tags.Count > 0)
        {
            batch.Add(
                InsertTagsSql,
                Parameter(tags.Select(t => t.row.Ordering).ToArray()),
                Parameter(tags.Select(t => t.tag).ToArray()),
                Parameter(tags.Select(t => t.row.Event.SequenceNr).ToArray()),
                Parameter(tags.Select(t => t.row.Event.PersistenceId).ToArray()));
        }
    }

    /// <summary>Takes back events that this same transaction has added: nobody else has ever seen them.</summary>
    internal static void Remove(NpgsqlBatch batch, IEnumerable<EventRow> rows)
    {
        var orderings = rows.Where(row => row.Ordering > 0).Select(row => row.Ordering).ToArray();
        if (orderings.Length > 0)
            batch.Add(RemoveSql, Parameter(orderings));
    }

    /// <summary>Deletes events, but keeps the last one ever written as a marked row: the actor's numbering must not begin again.</summary>
    internal static void DeleteTo(WriterTransaction transaction, string persistenceId, long toSequenceNr)
    {
        using var batch = transaction.NewBatch();
        foreach (var sql in (ReadOnlySpan<string>)[MarkLastSql, DeleteSql, DeleteTagsSql])
            batch.Add(sql, Parameter(persistenceId), Parameter(toSequenceNr));
        batch.Prepared().ExecuteNonQuery();
    }

    /// <summary>Some were not added: finds out which by their keys.</summary>
    private static void Match(WriterTransaction transaction, IReadOnlyList<EventRow> rows, List<long> orderings)
    {
        Dictionary<(string, long), long> added = [];
        using (var batch = transaction.NewBatch())
        {
            batch.Add(KeysSql, Parameter(orderings.ToArray()));
            using var reader = batch.ExecuteReader();
            while (reader.Read())
                added.Add((reader.GetString(1), reader.GetInt64(2)), reader.GetInt64(0));
        }

        // The first row of a key is the one that was added; a key that comes twice conflicts with itself.
        foreach (var row in rows)
        {
            if (added.Remove((row.Event.PersistenceId, row.Event.SequenceNr), out var ordering))
                row.Ordering = ordering;
        }
    }

    private static NpgsqlParameter<T[]> Column<T>(IReadOnlyList<EventRow> rows, Func<JournalEvent, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i].Event);
        return Parameter(values);
    }
}
