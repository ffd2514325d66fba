using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Serialization;
using Npgsql;

namespace ActorScheduler.Chaos.Reading;

/// <summary>Reads the scheduler's tables with queries of its own.</summary>
internal sealed class DatabaseReader(string connectionString)
{
    private const string Events = """
        SELECT ordering, persistence_id, sequence_number, message, manifest, deleted FROM journal
        WHERE persistence_id LIKE 'task-%' OR persistence_id LIKE 'periodic-%' ORDER BY ordering
        """;

    private const string Unfinished = "SELECT count(*) FROM tasks WHERE wake_at IS NOT NULL AND due_at < @until";

    /// <summary>The journal in its order.</summary>
    public async Task<IReadOnlyList<JournalEntry>> JournalAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(Events, connection) { CommandTimeout = 300 };
        await using var rows = await command.ExecuteReaderAsync();
        var entries = new List<JournalEntry>();
        while (await rows.ReadAsync())
        {
            entries.Add(new JournalEntry(
                rows.GetInt64(0),
                string.Intern(rows.GetString(1)),
                rows.GetInt64(2),
                EventFormat.FromBytes(rows.GetFieldValue<byte[]>(3), rows.GetString(4)),
                rows.GetBoolean(5)));
        }

        return entries;
    }

    /// <summary>The wake-up index.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> WakeUpsAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("SELECT id, wake_at FROM tasks WHERE wake_at IS NOT NULL", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var wakeUps = new Dictionary<string, DateTimeOffset>();
        while (await rows.ReadAsync())
            wakeUps[rows.GetString(0)] = StoredTime.FromMicroseconds(rows.GetInt64(1));
        return wakeUps;
    }

    /// <summary>How many tasks have something left to do before a time.</summary>
    public async Task<long> UnfinishedAsync(DateTimeOffset until)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(Unfinished, connection);
        command.Parameters.AddWithValue("until", StoredTime.ToMicroseconds(until));
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}
