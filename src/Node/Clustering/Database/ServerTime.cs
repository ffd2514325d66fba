using System.Data.Common;

namespace ActorScheduler.Node.Clustering.Database;

/// <summary>What the statements on the tables of the cluster share: the clocks of the processes may differ, so the server's is used.</summary>
internal static class ServerTime
{
    /// <summary>Now, as an expression: microseconds since 1970.</summary>
    public const string Now = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

    /// <summary>Adds a parameter if the statement has it.</summary>
    public static void Add(DbCommand command, string name, object value)
    {
        if (!command.CommandText.Contains('@' + name, StringComparison.Ordinal))
            return;
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
