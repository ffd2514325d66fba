using ActorScheduler.Contracts;
using ActorScheduler.Storage.Cluster;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>The table in which processes report whom they do not hear.</summary>
internal static class LinkTable
{
    // A report is repeated twice a second; an older one comes from a process that is gone or stands still.
    private const string Fresh = $"{ServerTime.Now} - 2000000";

    // Who was missed by many a moment ago is the one to go if one of them does not hear it again.
    private const string Recent = $"{ServerTime.Now} - 15000000";

    private const string Forget = $"""
        DELETE FROM cluster_links WHERE seen < {Recent} OR observer = @observer AND observer_incarnation <> @observer_incarnation
        """;

    // What is not said any more counts no longer as said at present.
    private const string TakeBack = $"""
        UPDATE cluster_links SET seen = least(seen, {Fresh} - 1)
        WHERE observer = @observer AND (subject, subject_incarnation) NOT IN (SELECT * FROM unnest(@addresses, @incarnations))
        """;

    private const string Report = $"""
        INSERT INTO cluster_links (observer, observer_incarnation, subject, subject_incarnation, broken_since, seen)
        SELECT @observer, @observer_incarnation, address, incarnation, {ServerTime.Now}, {ServerTime.Now}
        FROM unnest(@addresses, @incarnations) AS unheard (address, incarnation)
        ON CONFLICT (observer, subject) DO UPDATE SET seen = excluded.seen, subject_incarnation = excluded.subject_incarnation,
            broken_since = CASE WHEN cluster_links.seen < {Fresh} OR cluster_links.subject_incarnation <> excluded.subject_incarnation
                THEN excluded.broken_since ELSE cluster_links.broken_since END
        """;

    private const string Read = $"""
        SELECT observer, observer_incarnation, subject, subject_incarnation, broken_since, seen >= {Fresh} FROM cluster_links WHERE seen >= {Recent}
        """;

    /// <summary>Writes down whom a process does not hear now, in place of its former report.</summary>
    public static async Task ReportAsync(NpgsqlConnection connection, ProcessKey observer, IReadOnlyCollection<ProcessKey> unheard)
    {
        foreach (var sql in new[] { Forget, TakeBack, Report })
        {
            await using var command = ProcessSql.Command(connection, sql, unheard);
            command.Parameters.AddWithValue("observer", observer.Address);
            command.Parameters.AddWithValue("observer_incarnation", observer.Incarnation);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The reports that are repeated at present, those of a short while ago with them, and the server's time.</summary>
    public static async Task<(DateTimeOffset Now, List<BrokenLink> Links, List<BrokenLink> Recent)> ReadAsync(NpgsqlConnection connection)
    {
        await using var clock = ProcessSql.Command(connection, $"SELECT {ServerTime.Now}", []);
        var now = StoredTime.FromMicroseconds((long)(await clock.ExecuteScalarAsync())!);
        await using var command = ProcessSql.Command(connection, Read, []);
        await using var reader = await command.ExecuteReaderAsync();
        var (links, recent) = (new List<BrokenLink>(), new List<BrokenLink>());
        while (await reader.ReadAsync())
        {
            var observer = new ProcessKey(reader.GetString(0), reader.GetInt64(1));
            var subject = new ProcessKey(reader.GetString(2), reader.GetInt64(3));
            var link = new BrokenLink(observer, subject, StoredTime.FromMicroseconds(reader.GetInt64(4)));
            recent.Add(link);
            if (reader.GetBoolean(5))
                links.Add(link);
        }

        return (now, links, recent);
    }
}
