using Npgsql;
using NpgsqlTypes;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>Statements on processes.</summary>
internal static class ProcessSql
{
    private const int AnswersWithinSeconds = 5;

    /// <summary>A statement with the parameters <c>@addresses</c> and <c>@incarnations</c>, if it has them.</summary>
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
