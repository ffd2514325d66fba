using System.Globalization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.ReadModels;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Maintenance.Retention;

/// <summary>Answers what retention would do and what it does.</summary>
internal sealed class RetentionQueries(IReadModelStore store, RetentionLog runs, TimeProvider time, IOptions<SchedulerOptions> options) : IRetention
{
    public TimeSpan? Age => options.Value.Retention;

    public Task<long> CountAsync(TimeSpan olderThan, CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT (SELECT COUNT(*) FROM {Sql.TasksBy(store.Dialect, "tasks_by_finish")} WHERE finished_at < @limit AND wake_at IS NULL)
                + (SELECT COUNT(*) FROM expired_tasks WHERE finished_at < @limit)
            """;
        command.Add("@limit", StoredTime.ToMicroseconds(time.GetUtcNow() - olderThan));
        return Task.FromResult(Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture));
    }

    public Task<RetentionStatus?> StatusAsync(CancellationToken cancellation) => Task.FromResult(runs.Read());
}
