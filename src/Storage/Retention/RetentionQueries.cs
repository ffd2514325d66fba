using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Retention;

/// <summary>Answers what retention would do and what it does.</summary>
internal sealed class RetentionQueries(IReadModelStore store, RetentionLog runs, TimeProvider time, TimeSpan? age) : IRetention
{
    public TimeSpan? Age => age;

    public Task<long> CountAsync(TimeSpan olderThan, CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT (SELECT COUNT(*) FROM {store.Dialect.TasksBy("tasks_by_finish")} WHERE finished_at < @limit AND wake_at IS NULL)
                + (SELECT COUNT(*) FROM expired_tasks WHERE finished_at < @limit)
            """;
        command.Add("@limit", StoredTime.ToMicroseconds(time.GetUtcNow() - olderThan));
        return Task.FromResult(Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture));
    }

    public Task<RetentionStatus?> StatusAsync(CancellationToken cancellation) => Task.FromResult(runs.Read());
}
