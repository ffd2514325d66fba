using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Retention;

/// <summary>
/// The row of the current run, or of the last one. It ensures one run at a time in the whole cluster: each batch is written
/// with the row, and only if the row is still that of its run.
/// </summary>
internal sealed class RetentionLog(IReadModelStore store, TimeProvider time)
{
    /// <summary>A run that has written nothing for this long is taken for dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private const string Columns = "task_id, started_at, updated_at, finished_at, finished_before, removed, archived, kept, periodic_events, error";

    /// <summary>The current run, or the last one; null if there was none.</summary>
    public RetentionStatus? Read()
    {
        using var connection = store.OpenReader();
        return Read(connection);
    }

    /// <summary>Begins a run, or continues one whose task was started again.</summary>
    /// <returns>The task of another run that is under way; null if this one may go ahead.</returns>
    public Task<string?> TryBeginAsync(RetentionRunId run, DateTimeOffset finishedBefore, CancellationToken cancellation) => store.WriteAsync(
        connection =>
        {
            var last = Read(connection);
            if (last is { IsRunning: true } && last.TaskId != run.TaskId)
                return last.TaskId;
            var goesOn = last is { FinishedAt: null } && last.TaskId == run.TaskId;
            Execute(connection, goesOn ? GoOn : Begin, run, ("@finished_before", StoredTime.ToMicroseconds(finishedBefore)));
            return null;
        },
        cancellation);

    /// <summary>Adds what a batch did, in the batch's own transaction.</summary>
    /// <exception cref="RetentionSupersededException">Another run has begun.</exception>
    public void Add(DbConnection writer, RetentionRunId run, RetentionTotals did)
    {
        const string add = """
            UPDATE retention_run SET updated_at = @now, removed = removed + @removed, archived = archived + @archived, kept = kept + @kept,
                periodic_events = periodic_events + @periodic_events
            WHERE task_id = @task_id AND attempt = @attempt AND finished_at IS NULL
            """;
        if (Execute(writer, add, run, ("@removed", did.Removed), ("@archived", did.Archived), ("@kept", did.Kept), ("@periodic_events", did.PeriodicEvents)) == 0)
            throw new RetentionSupersededException();
    }

    /// <summary>Ends a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="error">Why it ended early, or null.</param>
    /// <returns>What it did.</returns>
    public Task<RetentionTotals> EndAsync(RetentionRunId run, string? error) => store.WriteAsync(
        connection =>
        {
            Execute(
                connection,
                "UPDATE retention_run SET updated_at = @now, finished_at = @now, error = @error WHERE task_id = @task_id AND attempt = @attempt",
                run,
                ("@error", error));
            return Read(connection)?.Totals ?? RetentionTotals.None;
        },
        CancellationToken.None);

    private const string Begin = """
        INSERT INTO retention_run (one, task_id, attempt, started_at, updated_at, finished_before, removed, archived, kept, periodic_events)
        VALUES (1, @task_id, @attempt, @now, @now, @finished_before, 0, 0, 0, 0)
        ON CONFLICT (one) DO UPDATE SET task_id = excluded.task_id, attempt = excluded.attempt, started_at = excluded.started_at,
            updated_at = excluded.updated_at, finished_at = NULL, finished_before = excluded.finished_before, removed = 0, archived = 0, kept = 0,
            periodic_events = 0, error = NULL
        """;

    private const string GoOn = """
        UPDATE retention_run SET attempt = @attempt, updated_at = @now, finished_before = @finished_before WHERE task_id = @task_id
        """;

    private RetentionStatus? Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM retention_run";
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        var (updatedAt, finishedAt) = (row.Time(2), row.TimeOrNull(3));
        return new RetentionStatus(
            row.GetString(0),
            finishedAt is null && time.GetUtcNow() - updatedAt < Silence,
            row.Time(1),
            updatedAt,
            finishedAt,
            row.Time(4),
            new RetentionTotals(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8)),
            row.TextOrNull(9));
    }

    private int Execute(DbConnection writer, string sql, RetentionRunId run, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        using var command = writer.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.AddText(store.Dialect, "@task_id", run.TaskId);
        command.Add("@attempt", (long)run.Attempt);
        command.Add("@now", StoredTime.ToMicroseconds(time.GetUtcNow()));
        foreach (var (name, value) in more)
            command.Add(name, value is string text ? store.Dialect.Storable(text) : value);
        return command.ExecuteNonQuery();
    }
}

/// <summary>A run: the task that it is, and which attempt of it. An earlier attempt may still be about.</summary>
internal sealed record RetentionRunId(string TaskId, int Attempt);

/// <summary>Another run has begun, because this one was silent; this one must stop.</summary>
internal sealed class RetentionSupersededException() : Exception("Another run of retention has begun, since nothing was heard of this one for a minute.");
