using System.Data.Common;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.ReadModels;

namespace ActorScheduler.Node.Maintenance;

/// <summary>
/// Removes the results of tasks that ended long ago from the read model, in small batches between the writes of others.
/// Their events stay in the journal: the audit does not forget with the list.
/// </summary>
internal sealed class ResultCleanup(IReadModelStore store, TimeProvider time)
{
    private const int BatchSize = 500;

    /// <summary>Removes what ended before now less <paramref name="age"/>; how many tasks that were.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot write.</exception>
    public async Task<long> RemoveOlderThanAsync(TimeSpan age, CancellationToken cancellation)
    {
        var limit = StoredTime.ToMicroseconds(time.GetUtcNow() - age);
        var removed = 0L;
        int batch;
        do
        {
            batch = await store.WriteAsync(connection => RemoveBatch(connection, store.Dialect, limit), cancellation);
            removed += batch;
        }
        while (batch == BatchSize);
        return removed;
    }

    private static int RemoveBatch(DbConnection connection, SqlDialect dialect, long limit)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            DELETE FROM tasks WHERE position IN
                (SELECT position FROM {Sql.TasksBy(dialect, "tasks_by_finish")}
                WHERE finished_at < @limit AND wake_at IS NULL ORDER BY finished_at LIMIT @batch)
            """;
        command.Add("@limit", limit);
        command.Add("@batch", BatchSize);
        return command.ExecuteNonQuery();
    }
}
