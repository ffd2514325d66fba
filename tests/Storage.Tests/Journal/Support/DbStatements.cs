using System.Data.Common;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>Short forms for the statements of tests, on any database.</summary>
internal static class DbStatements
{
    internal static DbCommand Text(this DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write their statements themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    internal static int Run(this DbConnection connection, string sql)
    {
        using var command = connection.Text(sql);
        return command.ExecuteNonQuery();
    }

    internal static object? Value(this DbConnection connection, string sql)
    {
        using var command = connection.Text(sql);
        return command.ExecuteScalar();
    }
}
