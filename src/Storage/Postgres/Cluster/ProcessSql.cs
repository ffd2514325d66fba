using System.Data.Common;
using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Database;
using Npgsql;
using NpgsqlTypes;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>Statements on processes.</summary>
internal static class ProcessSql
{
    private const int AnswersWithinSeconds = 5;

    /// <summary>A statement with the parameter <c>@address</c> and, if it names it, <c>@incarnation</c>.</summary>
    public static DbCommand Command(DbConnection connection, string sql, ProcessKey process)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this folder.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Add("address", process.Address);
        if (sql.Contains("@incarnation", StringComparison.Ordinal))
            command.Add("incarnation", process.Incarnation);
        return command;
    }

    /// <summary>A statement with the parameters <c>@addresses</c> and <c>@incarnations</c>, if it names them.</summary>
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, IReadOnlyCollection<ProcessKey> processes)
    {
#pragma warning disable CA2100 // Constants of this folder.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = AnswersWithinSeconds };
#pragma warning restore CA2100
        if (!sql.Contains("@addresses", StringComparison.Ordinal))
            return command;
        command.Parameters.Add(new("addresses", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = processes.Select(process => process.Address).ToArray() });
        command.Parameters.Add(new("incarnations", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = processes.Select(process => process.Incarnation).ToArray() });
        return command;
    }
}
