using System.Data.Common;
using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Tasks;

/// <summary>
/// Counts what waits in the queues by the lanes of the wake-up index alone: the rows of tasks that have ended are not in it, and of those that wait only the
/// first of each lane is read.
/// </summary>
internal sealed class QueueQueries(IReadModelStore store, TimeProvider time) : IQueueQueries
{
    private static readonly string Started = ((int)TaskPhase.Started).ToString(CultureInfo.InvariantCulture);

    public Task<IReadOnlyList<QueueDepth>> ReadAsync(int limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var now = StoredTime.ToMicroseconds(time.GetUtcNow());
        using var connection = store.OpenReader();
        var depths = new Dictionary<string, QueueDepth>(StringComparer.Ordinal);
        ReadWaiting(connection, now, depths);
        ReadRunning(connection, depths);
        return Task.FromResult<IReadOnlyList<QueueDepth>>(
            [.. depths.Values.OrderByDescending(depth => depth.Due).ThenByDescending(depth => depth.Waiting).ThenBy(depth => depth.Name, StringComparer.Ordinal).Take(limit)]);
    }

    // The row of a task that a process holds has a time a while after its own.
    private void ReadWaiting(DbConnection connection, long now, Dictionary<string, QueueDepth> depths)
    {
        var tasks = store.Dialect.TasksBy("tasks_wake_ups");
        var first = $"FROM {tasks} WHERE wake_partition = lanes.part AND wake_at IS NOT NULL ORDER BY wake_at LIMIT 1";
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            WITH lanes AS (
                SELECT wake_partition AS part, count(*) AS waiting, sum(CASE WHEN wake_at <= @now + (wake_partition % 2) * @grace THEN 1 ELSE 0 END) AS due
                FROM {tasks} WHERE wake_partition >= {Lanes.First} AND wake_at IS NOT NULL GROUP BY wake_partition)
            SELECT waiting, due, (SELECT queue {first}), (SELECT due_at {first}) FROM lanes
            """;
        command.Add("@now", now);
        command.Add("@grace", StoredTime.ToMicroseconds(WakeUpPolicy.Default.Grace));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (waiting, due) = (reader.GetInt64(0), reader.GetInt64(1));
            // The first of a lane may have begun between the two looks.
            DateTimeOffset? oldest = due > 0 && !reader.IsDBNull(3) ? StoredTime.FromMicroseconds(reader.GetInt64(3)) : null;
            var name = reader.IsDBNull(2) ? TaskQueues.Default : reader.GetString(2);
            var depth = Of(depths, name);
            depths[name] = depth with
            {
                Waiting = depth.Waiting + waiting,
                Due = depth.Due + due,
                OldestDueAt = depth.OldestDueAt is null || oldest < depth.OldestDueAt ? oldest ?? depth.OldestDueAt : depth.OldestDueAt,
            };
        }
    }

    private void ReadRunning(DbConnection connection, Dictionary<string, QueueDepth> depths)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT queue, count(*) FROM {store.Dialect.TasksBy("tasks_wake_ups")}
            WHERE wake_partition < {Lanes.First} AND wake_at IS NOT NULL AND phase = {Started} GROUP BY queue
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var name = reader.IsDBNull(0) ? TaskQueues.Default : reader.GetString(0);
            var depth = Of(depths, name);
            depths[name] = depth with { Running = depth.Running + reader.GetInt64(1) };
        }
    }

    private static QueueDepth Of(Dictionary<string, QueueDepth> depths, string name) => depths.GetValueOrDefault(name) ?? new QueueDepth(name, 0, 0, 0, null);
}
