using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Retention;

/// <summary>Removes a batch of tasks in one transaction: their events, and their rows with all that depends on them (counts, text index).</summary>
internal static class TaskRemoval
{
    /// <summary>Removes those that are to be removed, unless they have an event that was not read, and forgets notes that no longer hold.</summary>
    /// <param name="writer">The connection of the transaction.</param>
    /// <param name="dialect">Its SQL.</param>
    /// <param name="source">Where the tasks were found.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="areArchived">True if those that are to be removed are in the archive.</param>
    public static RetentionTotals Remove(
        DbConnection writer, ISqlDialect dialect, OldTaskSource source, IReadOnlyList<JudgedTask> tasks, bool areArchived)
    {
        using var events = new EventRemoval(writer, dialect);
        var (removed, kept) = (0L, 0L);
        foreach (var task in tasks)
        {
            if (task.Verdict == OldTaskVerdict.Forget)
            {
                Forget(writer, task);
            }
            else if (task.Verdict == OldTaskVerdict.Remove && events.TryRemoveAll(PersistenceIds.OfTask(task.Task.Id), task.Events[^1].SequenceNr))
            {
                RemoveRow(writer, source, task.Task);
                removed++;
            }
            else
            {
                kept++;
            }
        }

        return new RetentionTotals(removed, areArchived ? removed : 0, kept, 0);
    }

    private static void RemoveRow(DbConnection writer, OldTaskSource source, OldTask task)
    {
        if (source == OldTaskSource.Listed)
            Execute(writer, "DELETE FROM tasks WHERE id = @id", task.Id, null);
        else
            Execute(writer, RetentionTables.RemoveExpired, task.Id, task.FinishedAt);
    }

    // A task that ran again has a row again. One that has ended and has none is noted under the right time.
    private static void Forget(DbConnection writer, JudgedTask task)
    {
        Execute(writer, RetentionTables.RemoveExpired, task.Task.Id, task.Task.FinishedAt);
        if (task.State.Submission is not null && TaskComparison.HasEnded(task.State) && StoredTime.ToMicroseconds(task.State.FinishedAt) is { } finishedAt)
            Execute(writer, NoteUnlessListed, task.Task.Id, finishedAt);
    }

    private const string NoteUnlessListed = """
        INSERT INTO expired_tasks (finished_at, id) SELECT @finished_at, @id WHERE NOT EXISTS (SELECT 1 FROM tasks WHERE id = @id)
        ON CONFLICT (finished_at, id) DO NOTHING
        """;

    private static void Execute(DbConnection writer, string sql, string id, long? finishedAt)
    {
        using var command = writer.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Add("@id", id);
        if (finishedAt is { } at)
            command.Add("@finished_at", at);
        command.ExecuteNonQuery();
    }
}
