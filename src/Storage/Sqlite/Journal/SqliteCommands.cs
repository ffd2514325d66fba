using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Journal;

/// <summary>Short forms for statements without parameters and for prepared ones.</summary>
internal static class SqliteCommands
{
    /// <summary>Runs a statement once.</summary>
    internal static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.Constant(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement once and returns its first value.</summary>
    internal static object? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.Constant(sql);
        return command.ExecuteScalar();
    }

    /// <summary>A command for one of this assembly's own statements, or a migration's; never for text from outside.</summary>
    internal static SqliteCommand Constant(this SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>A prepared command with parameters <c>$1 … $n</c> of the given types.</summary>
    internal static SqliteCommand Prepared(this SqliteConnection connection, string sql, params ReadOnlySpan<SqliteType> types)
    {
        var command = connection.Constant(sql);
        for (var i = 0; i < types.Length; i++)
            command.Parameters.Add("$" + (char)('1' + i), types[i]);
        command.Prepare();
        return command;
    }
}
