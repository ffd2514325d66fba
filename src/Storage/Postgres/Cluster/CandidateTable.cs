using ActorScheduler.Contracts;
using ActorScheduler.Storage.Cluster;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>The table of members, as the decision who goes needs it.</summary>
internal static class CandidateTable
{
    private const string Read = "SELECT address, incarnation, length(tasks) > 0, entered, removed_at IS NOT NULL, heartbeat FROM cluster_members";

    // A process that stands still may hold locks for which all others wait.
    private const string EndSessions = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity, cluster_members
        WHERE (address, incarnation) IN (SELECT * FROM unnest(@addresses, @incarnations)) AND sessions <> ''
            AND usename = current_user AND right(application_name, length(sessions)) = sessions AND pid <> pg_backend_pid()
        """;

    private const string MarkRemoved = $"""
        UPDATE cluster_members SET removed_at = {ServerTime.Now} WHERE (address, incarnation) IN (SELECT * FROM unnest(@addresses, @incarnations))
        """;

    /// <summary>All processes in the table, and which of them are out of the cluster.</summary>
    public static async Task<(Dictionary<ProcessKey, Candidate> Known, HashSet<ProcessKey> Removed)> ReadAsync(NpgsqlConnection connection)
    {
        await using var command = ProcessSql.Command(connection, Read, []);
        await using var reader = await command.ExecuteReaderAsync();
        var (known, removed) = (new Dictionary<ProcessKey, Candidate>(), new HashSet<ProcessKey>());
        while (await reader.ReadAsync())
        {
            var key = new ProcessKey(reader.GetString(0), reader.GetInt64(1));
            known.Add(key, new Candidate(key, reader.GetBoolean(2), reader.GetInt64(3)) { LastBeat = StoredTime.FromMicroseconds(reader.GetInt64(5)) });
            if (reader.GetBoolean(4))
                removed.Add(key);
        }

        return (known, removed);
    }

    /// <summary>Removes processes: they learn it at their next heartbeat, and their sessions end now.</summary>
    public static async Task RemoveAsync(NpgsqlConnection connection, IReadOnlyCollection<ProcessKey> going)
    {
        foreach (var sql in new[] { EndSessions, MarkRemoved })
        {
            await using var command = ProcessSql.Command(connection, sql, going);
            await command.ExecuteNonQueryAsync();
        }
    }
}
