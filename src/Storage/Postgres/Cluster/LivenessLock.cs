using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using ActorScheduler.Storage.Cluster;
using Npgsql;
using NpgsqlTypes;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>
/// The lock in the database that a process holds while it lives. It belongs to a session: when the process dies, its system closes the connection
/// and the server frees the lock, at once.
/// </summary>
internal static class LivenessLock
{
    // A whole machine that is gone closes nothing; the server has to notice it within seconds all the same.
    private const string Prepare = """
        SELECT set_config('tcp_keepalives_idle', '2', false), set_config('tcp_keepalives_interval', '1', false), set_config('tcp_keepalives_count', '3', false)
        """;

    private const int AnswersWithinSeconds = 3;

    /// <summary>Takes the lock of this process.</summary>
    /// <returns>False if another session still holds it: an earlier one of this process, which the server does not yet know is broken.</returns>
    public static async Task<bool> TakeAsync(NpgsqlConnection session, ProcessKey self)
    {
        await using (var prepare = new NpgsqlCommand(Prepare, session) { CommandTimeout = AnswersWithinSeconds })
            await prepare.ExecuteNonQueryAsync();
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", session)
        {
            CommandTimeout = AnswersWithinSeconds,
            Parameters = { new() { Value = KeyOf(self) } },
        };
        return (bool)(await take.ExecuteScalarAsync())!;
    }

    /// <summary>Which of some processes hold their locks. Asking also shows that this session is alive.</summary>
    public static async Task<HashSet<ProcessKey>> HoldersAsync(NpgsqlConnection session, IReadOnlyCollection<ProcessKey> asked)
    {
        // A lock that can be shared is held by nobody; it is given back at once.
        await using var ask = new NpgsqlCommand(
            "SELECT key FROM unnest($1) AS key WHERE CASE WHEN pg_try_advisory_lock_shared(key) THEN NOT pg_advisory_unlock_shared(key) ELSE true END", session)
        {
            CommandTimeout = AnswersWithinSeconds,
            Parameters = { new() { Value = asked.Select(KeyOf).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } },
        };
        await using var reader = await ask.ExecuteReaderAsync();
        var held = new HashSet<long>();
        while (await reader.ReadAsync())
            held.Add(reader.GetInt64(0));
        return [.. asked.Where(process => held.Contains(KeyOf(process)))];
    }

    private static long KeyOf(ProcessKey process)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"actor-scheduler {process.Address} {process.Incarnation}");
        return BinaryPrimitives.ReadInt64BigEndian(XxHash64.Hash(Encoding.UTF8.GetBytes(name)));
    }
}
