using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Retention;

/// <summary>Finds tasks that may be old enough, the longest ended first, and reads their events to see whether they are.</summary>
/// <param name="store">The database.</param>
/// <param name="limit">Tasks that ended before this are old enough (microseconds).</param>
/// <param name="guard">Knows the ids that something may still ask for.</param>
/// <param name="log">Told of events that cannot be read.</param>
internal sealed class OldTaskReader(IReadModelStore store, long limit, AwaitedIds guard, ILogger log)
{
    /// <summary>The most bytes in a batch, which has at least one task: a batch is held in memory while it is archived.</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    /// <summary>The next tasks behind one, with their events; none if there are no more.</summary>
    public IReadOnlyList<JudgedTask> Next(OldTaskSource source, OldTask? after, int count)
    {
        using var connection = store.OpenReader();
        var judged = new List<JudgedTask>();
        var bytes = 0L;
        foreach (var task in Find(connection, source, after, count))
        {
            judged.Add(Judge(connection, source, task, ref bytes));
            if (bytes > MostBytes)
                break;
        }

        return judged;
    }

    /// <summary>The query for the next tasks.</summary>
    internal static string Query(ISqlDialect dialect, OldTaskSource source) => $"""
        SELECT finished_at, id FROM {(source == OldTaskSource.Listed ? dialect.TasksBy("tasks_by_finish") : "expired_tasks")}
        WHERE finished_at < @limit AND finished_at >= @finished_at AND (finished_at > @finished_at OR id > @id)
            {(source == OldTaskSource.Listed ? "AND wake_at IS NULL" : "")}
        ORDER BY finished_at, id LIMIT @count
        """;

    private List<OldTask> Find(DbConnection connection, OldTaskSource source, OldTask? after, int count)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Query(store.Dialect, source);
        command.Add("@limit", limit);
        command.Add("@finished_at", after?.FinishedAt ?? long.MinValue);
        command.Add("@id", after?.Id ?? "");
        command.Add("@count", (long)count);
        using var reader = command.ExecuteReader();
        var tasks = new List<OldTask>();
        while (reader.Read())
            tasks.Add(new OldTask(reader.GetInt64(0), reader.GetString(1)));
        return tasks;
    }

    private JudgedTask Judge(DbConnection connection, OldTaskSource source, OldTask task, ref long bytes)
    {
        List<(long, TaskEvent)> events;
        try
        {
            events = Events(connection, PersistenceIds.OfTask(task.Id), ref bytes);
        }
        catch (UnreadableHistoryException unreadable)
        {
            log.LogWarning("Retention keeps the task {TaskId}: {Reason}", task.Id, unreadable.Message);
            return new JudgedTask(task, OldTaskVerdict.Keep, TaskState.None, []);
        }

        var state = TaskState.Replay(events.Select(e => e.Item2));
        return new JudgedTask(task, Verdict(connection, source, task, state), state, events);
    }

    private OldTaskVerdict Verdict(DbConnection connection, OldTaskSource source, OldTask task, TaskState state)
    {
        var isOld = state.Submission is not null && TaskComparison.HasEnded(state) && StoredTime.ToMicroseconds(state.FinishedAt) < limit;
        if (source == OldTaskSource.Expired && (!isOld || IsListed(connection, task.Id)))
            return OldTaskVerdict.Forget;
        if (isOld && !guard.Contains(connection, task.Id, state))
            return OldTaskVerdict.Remove;
        log.LogDebug("Retention keeps the task {TaskId}", task.Id);
        return OldTaskVerdict.Keep;
    }

    private static bool IsListed(DbConnection connection, string taskId)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM tasks WHERE id = @id";
        command.Add("@id", taskId);
        return command.ExecuteScalar() is not null;
    }

    private static List<(long SequenceNr, TaskEvent Happened)> Events(DbConnection connection, string persistenceId, ref long bytes)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence_number, manifest, message FROM journal WHERE persistence_id = @id ORDER BY sequence_number";
        command.Add("@id", persistenceId);
        using var reader = command.ExecuteReader();
        var events = new List<(long, TaskEvent)>();
        while (reader.Read())
        {
            var (sequenceNr, message) = (reader.GetInt64(0), reader.GetFieldValue<byte[]>(2));
            bytes += message.Length;
            events.Add((sequenceNr, JournalReader.Decode<TaskEvent>(persistenceId, sequenceNr, reader.TextOrNull(1) ?? "", message)));
        }

        return events;
    }
}
