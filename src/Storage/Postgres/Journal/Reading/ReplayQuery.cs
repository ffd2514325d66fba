using ActorScheduler.Journal.Store;
using Npgsql;
using static ActorScheduler.Storage.Postgres.Journal.PostgresCommands;

namespace ActorScheduler.Storage.Postgres.Journal.Reading;

/// <summary>
/// Reads the events and the highest sequence number of many ids with one statement. The lateral sub-selects make it one walk of the unique
/// index for each id, whatever the planner believes about the table.
/// </summary>
internal static class ReplayQuery
{
    private const string Sql = """
        SELECT r.n, h.highest, e.sequence_number, e.created, e.identifier, e.manifest, e.writer_uuid, e.message
        FROM unnest($1::integer[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[]) AS r (n, persistence_id, first, last, most)
        CROSS JOIN LATERAL
            (SELECT coalesce(max(sequence_number), 0) AS highest FROM journal WHERE persistence_id = r.persistence_id) AS h
        LEFT JOIN LATERAL
            (SELECT sequence_number, created, identifier, manifest, writer_uuid, message FROM journal
             WHERE persistence_id = r.persistence_id AND sequence_number BETWEEN r.first AND r.last AND NOT deleted
             ORDER BY sequence_number LIMIT greatest(r.most, 0)) AS e ON true
        """;

    /// <summary>Answers a burst, each replay with its events in order and its highest number.</summary>
    internal static (List<StoredEvent> Events, long Highest)[] Run(NpgsqlConnection connection, IReadOnlyList<JournalReplay> burst)
    {
        var answers = new (List<StoredEvent> Events, long Highest)[burst.Count];
        for (var i = 0; i < answers.Length; i++)
            answers[i].Events = [];
        using var command = connection.Constant(Sql);
        command.Parameters.Add(Parameter(Enumerable.Range(0, burst.Count).ToArray()));
        command.Parameters.Add(Column(burst, static r => r.PersistenceId));
        command.Parameters.Add(Column(burst, static r => Math.Max(r.FromSequenceNr, 0)));
        command.Parameters.Add(Column(burst, static r => r.ToSequenceNr));
        command.Parameters.Add(Column(burst, static r => r.Max));
        command.Prepare();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ref var answer = ref answers[reader.GetInt32(0)];
            answer.Highest = reader.GetInt64(1);
            if (!reader.IsDBNull(2))
                answer.Events.Add(Row(reader));
        }

        // With this plan the events of each id come in order, but the statement does not promise it.
        foreach (var (events, _) in answers)
            events.Sort(static (a, b) => a.SequenceNr.CompareTo(b.SequenceNr));
        return answers;
    }

    private static StoredEvent Row(NpgsqlDataReader row) => new(
        row.GetInt64(2),
        row.GetInt64(3),
        row.IsDBNull(4) ? 0 : row.GetInt32(4),
        row.IsDBNull(5) ? "" : row.GetString(5),
        row.IsDBNull(6) ? "" : row.GetString(6),
        row.GetFieldValue<byte[]>(7));

    private static NpgsqlParameter<T[]> Column<T>(IReadOnlyList<JournalReplay> burst, Func<JournalReplay, T> value) =>
        Parameter(burst.Select(value).ToArray());
}
