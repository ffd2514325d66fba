using ActorScheduler.Contracts;
using ActorScheduler.Storage.Cluster;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>The table in which processes report whom they do not hear.</summary>
internal static class LinkTable
{
    // A report is repeated twice a second; an older one comes from a process that is gone or stands still.
    private const string Fresh = $"{ServerTime.Now} - 2000000";

    // Reports of an hour ago come from processes that have not come back.
    private const string Forget = $"""
        DELETE FROM cluster_links WHERE seen < {ServerTime.Now} - 3600000000 OR observer = @observer AND (observer_incarnation <> @observer_incarnation
            OR (subject, subject_incarnation) NOT IN (SELECT * FROM unnest(@addresses, @incarnations)))
        """;

    private const string Report = $"""
        INSERT INTO cluster_links (observer, observer_incarnation, subject, subject_incarnation, broken_since, seen)
        SELECT @observer, @observer_incarnation, address, incarnation, {ServerTime.Now}, {ServerTime.Now}
        FROM unnest(@addresses, @incarnations) AS unheard (address, incarnation)
        ON CONFLICT (observer, subject) DO UPDATE SET seen = excluded.seen,
            broken_since = CASE WHEN cluster_links.seen < {Fresh} THEN excluded.broken_since ELSE cluster_links.broken_since END
        """;

    private const string Read = $"""
        SELECT observer, observer_incarnation, subject, subject_incarnation, broken_since FROM cluster_links WHERE seen >= {Fresh}
        """;

    /// <summary>Writes down whom a process does not hear now, in place of its former report.</summary>
    public static async Task ReportAsync(NpgsqlConnection connection, ProcessKey observer, IReadOnlyCollection<ProcessKey> unheard)
    {
        foreach (var sql in new[] { Forget, Report })
        {
            await using var command = ProcessSql.Command(connection, sql, unheard);
            command.Parameters.AddWithValue("observer", observer.Address);
            command.Parameters.AddWithValue("observer_incarnation", observer.Incarnation);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The reports that are repeated at present, and the server's time.</summary>
    public static async Task<(DateTimeOffset Now, List<BrokenLink> Links)> ReadAsync(NpgsqlConnection connection)
    {
        await using var clock = ProcessSql.Command(connection, $"SELECT {ServerTime.Now}", []);
        var now = StoredTime.FromMicroseconds((long)(await clock.ExecuteScalarAsync())!);
        await using var command = ProcessSql.Command(connection, Read, []);
        await using var reader = await command.ExecuteReaderAsync();
        var links = new List<BrokenLink>();
        while (await reader.ReadAsync())
        {
            var observer = new ProcessKey(reader.GetString(0), reader.GetInt64(1));
            var subject = new ProcessKey(reader.GetString(2), reader.GetInt64(3));
            links.Add(new BrokenLink(observer, subject, StoredTime.FromMicroseconds(reader.GetInt64(4))));
        }

        return (now, links);
    }
}
