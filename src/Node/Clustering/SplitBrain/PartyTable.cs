using Npgsql;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>The table of members, as it is needed to decide who goes.</summary>
internal static class PartyTable
{
    private const string Read = "SELECT address, incarnation, length(tasks) > 0, entered, removed_at IS NOT NULL FROM cluster_members";

    // One that stands still may hold locks for which all others wait.
    private const string EndSessions = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity, cluster_members
        WHERE (address, incarnation) IN (SELECT * FROM unnest(@addresses, @incarnations)) AND sessions <> ''
            AND usename = current_user AND right(application_name, length(sessions)) = sessions AND pid <> pg_backend_pid()
        """;

    private const string MarkRemoved = $"""
        UPDATE cluster_members SET removed_at = {Database.ServerTime.Now} WHERE (address, incarnation) IN (SELECT * FROM unnest(@addresses, @incarnations))
        """;

    /// <summary>All that are in it, and which of them are out of the cluster.</summary>
    public static async Task<(Dictionary<ProcessKey, Party> Known, HashSet<ProcessKey> Removed)> ReadAsync(NpgsqlConnection connection)
    {
        await using var command = ProcessSql.Command(connection, Read, []);
        await using var reader = await command.ExecuteReaderAsync();
        var (known, removed) = (new Dictionary<ProcessKey, Party>(), new HashSet<ProcessKey>());
        while (await reader.ReadAsync())
        {
            var key = new ProcessKey(reader.GetString(0), reader.GetInt64(1));
            known.Add(key, new Party(key, reader.GetBoolean(2), reader.GetInt64(3)));
            if (reader.GetBoolean(4))
                removed.Add(key);
        }

        return (known, removed);
    }

    /// <summary>Takes processes out: they learn it at their next sign of life, and their sessions end now.</summary>
    public static async Task RemoveAsync(NpgsqlConnection connection, IReadOnlyCollection<ProcessKey> losers)
    {
        foreach (var sql in new[] { EndSessions, MarkRemoved })
        {
            await using var command = ProcessSql.Command(connection, sql, losers);
            await command.ExecuteNonQueryAsync();
        }
    }
}
