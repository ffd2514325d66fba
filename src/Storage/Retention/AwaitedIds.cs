using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Retention;

/// <summary>
/// The ids that the scheduler itself may submit again, because it has not yet stored that they were accepted: the current occurrence of a periodic
/// task, and the replacement of a task. If they were removed meanwhile, they would run a second time. After a long outage they can be old.
/// </summary>
internal sealed class AwaitedIds
{
    private readonly HashSet<string> _replacements;

    private AwaitedIds(HashSet<string> replacements) => _replacements = replacements;

    /// <summary>Reads those that can be old.</summary>
    /// <param name="store">The database.</param>
    /// <param name="limit">A task that ended before this is old (microseconds): its replacement was asked for before that and has been overdue
    /// since.</param>
    public static AwaitedIds Read(IReadModelStore store, long limit)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT replaced_by FROM {store.Dialect.TasksBy("tasks_wake_ups")}
            WHERE wake_partition IN ({store.Dialect.NumbersOf("@partitions")}) AND wake_at < @overdue AND replaced_by IS NOT NULL
            """;
        command.AddNumbers("@partitions", Enumerable.Range(0, Partitions.Count).Select(partition => (long)partition));
        command.Add("@overdue", limit + StoredTime.ToMicroseconds(WakeUpPolicy.Default.RescueHorizon));
        using var reader = command.ExecuteReader();
        var replacements = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            replacements.Add(reader.GetString(0));
        return new AwaitedIds(replacements);
    }

    /// <summary>True if the task's id may be submitted again.</summary>
    public bool Contains(DbConnection connection, string taskId, TaskState state) =>
        _replacements.Contains(taskId) || (state.Submission!.PeriodicTaskId is { } periodicTaskId && IsAwaited(connection, periodicTaskId, taskId));

    private static bool IsAwaited(DbConnection connection, long periodicTaskId, string taskId)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT next_due FROM periodic_tasks WHERE id = @id";
        command.Add("@id", periodicTaskId);
        return command.ExecuteScalar() is long due && OccurrenceId.Of(periodicTaskId, StoredTime.FromMicroseconds(due)) == taskId;
    }
}
