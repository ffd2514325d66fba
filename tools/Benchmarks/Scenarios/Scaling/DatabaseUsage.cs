using ActorScheduler.Benchmarks.Peers;
using ActorScheduler.Benchmarks.Servers;
using Npgsql;

namespace ActorScheduler.Benchmarks.Scenarios.Scaling;

/// <summary>What a PostgreSQL server has used so far.</summary>
/// <param name="Cpu">CPU time of all its processes.</param>
/// <param name="LogBytes">Written to its write-ahead log.</param>
/// <param name="DatabaseBytes">The size of its database.</param>
internal sealed record DatabaseUsage(TimeSpan Cpu, double LogBytes, double DatabaseBytes)
{
    private const string Sql = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8, pg_database_size(current_database())::float8";

    /// <summary>Looks.</summary>
    public static DatabaseUsage Of(PostgresServer server)
    {
        using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(Sql, connection);
        using var reader = command.ExecuteReader();
        reader.Read();
        return new DatabaseUsage(ProcessTree.CpuTime(server.ProcessId), reader.GetDouble(0), reader.GetDouble(1));
    }

    /// <summary>What was used between two looks.</summary>
    public static DatabaseUsage operator -(DatabaseUsage after, DatabaseUsage before) =>
        new(after.Cpu - before.Cpu, after.LogBytes - before.LogBytes, after.DatabaseBytes - before.DatabaseBytes);
}
