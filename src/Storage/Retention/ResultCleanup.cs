using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Retention;

/// <summary>
/// Removes the results of tasks that ended long ago from the read model, in small batches between the writes of others.
/// Their events stay in the journal: the audit does not forget with the list. Retention finds them in <c>expired_tasks</c>.
/// </summary>
internal sealed class ResultCleanup(IReadModelStore store, TimeProvider time)
{
    private const int BatchSize = 500;

    /// <summary>Removes tasks that ended longer than <paramref name="age"/> ago; returns how many.</summary>
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

    /// <summary>Deletes up to <c>@batch</c> rows that ended before <c>@limit</c>, the longest ended first.</summary>
    internal static string Batch(ISqlDialect dialect) => $"""
        DELETE FROM tasks WHERE position IN
            (SELECT position FROM {dialect.TasksBy("tasks_by_finish")}
            WHERE finished_at < @limit AND wake_at IS NULL ORDER BY finished_at LIMIT @batch)
        RETURNING finished_at, id
        """;

    private static int RemoveBatch(DbConnection connection, ISqlDialect dialect, long limit)
    {
        var removed = new List<(long FinishedAt, string Id)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = Batch(dialect);
            command.Add("@limit", limit);
            command.Add("@batch", BatchSize);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                removed.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        foreach (var (finishedAt, id) in removed)
        {
            using var note = connection.CreateCommand();
            note.CommandText = RetentionTables.AddExpired;
            note.Add("@finished_at", finishedAt);
            note.Add("@id", id);
            note.ExecuteNonQuery();
        }

        return removed.Count;
    }
}
