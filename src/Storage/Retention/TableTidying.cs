using System.Data.Common;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Tasks;

namespace ActorScheduler.Storage.Retention;

/// <summary>Removes what stands for tasks that are all gone: counts that are zero, and (SQLite) blocks of positions without a task.</summary>
internal static class TableTidying
{
    /// <summary>Removes them, as far as a transaction may take.</summary>
    /// <returns>True if there may be more.</returns>
    public static bool Tidy(DbConnection writer, SqlDialect dialect, int count)
    {
        // The counts of the other database are the sums of parts, which writers of other nodes hold.
        if (dialect != SqlDialect.Sqlite)
            return false;
        Execute(writer, "DELETE FROM task_counts WHERE count = 0", null);
        return Execute(writer, Blocks, count) == count;
    }

    private static string Blocks { get; } = $"""
        DELETE FROM task_blocks WHERE block IN (
            SELECT block FROM task_blocks b WHERE NOT EXISTS (
                SELECT 1 FROM tasks t NOT INDEXED
                WHERE t.position >= b.block << {TaskTable.BlockBits} AND t.position < (b.block + 1) << {TaskTable.BlockBits})
            LIMIT @count)
        """;

    private static int Execute(DbConnection writer, string sql, int? count)
    {
        using var command = writer.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (count is { } most)
            command.Add("@count", (long)most);
        return command.ExecuteNonQuery();
    }
}
