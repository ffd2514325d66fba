using System.Data.Common;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Retention;

/// <summary>Removes what is left of tasks that are all gone, such as counts of zero.</summary>
internal static class TableTidying
{
    /// <summary>Removes it, up to a number of rows per statement.</summary>
    /// <returns>True if there may be more.</returns>
    public static bool Tidy(DbConnection writer, ISqlDialect dialect, int count)
    {
        var isFull = false;
        foreach (var sql in dialect.Tidying)
            isFull |= Execute(writer, sql, count) == count;
        return isFull;
    }

    private static int Execute(DbConnection writer, string sql, int count)
    {
        using var command = writer.CreateCommand();
#pragma warning disable CA2100 // Constants of the dialects.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Add("@count", (long)count);
        return command.ExecuteNonQuery();
    }
}
