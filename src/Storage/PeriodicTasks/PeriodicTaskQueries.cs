using System.Data.Common;
using System.Text;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.PeriodicTasks;

/// <summary>Answers questions about periodic tasks from their table, and hands out their ids.</summary>
internal sealed class PeriodicTaskQueries(IReadModelStore store) : IPeriodicTaskQueries
{
    public Task<IReadOnlyList<PeriodicTaskRow>> ListAsync(CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {PeriodicTaskColumns.Selected} FROM periodic_tasks WHERE deleted = 0 ORDER BY id";
        using var reader = command.ExecuteReader();
        var rows = new List<PeriodicTaskRow>();
        while (reader.Read())
            rows.Add(PeriodicTaskColumns.Read(reader));
        return Task.FromResult<IReadOnlyList<PeriodicTaskRow>>(rows);
    }

    public Task<PeriodicTaskPage> PageAsync(PeriodicTaskFilter filter, long? afterId, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {PeriodicTaskColumns.Selected} FROM periodic_tasks
            WHERE deleted = 0 AND id > @after{Conditions(command, filter)} ORDER BY id LIMIT @size
            """;
        command.Add("@after", afterId ?? long.MinValue);
        command.Add("@size", limit + 1L);
        using var reader = command.ExecuteReader();
        var rows = new List<PeriodicTaskRow>();
        while (reader.Read())
        {
            if (rows.Count == limit)
                return Task.FromResult(new PeriodicTaskPage(rows, rows[^1].Id));
            rows.Add(PeriodicTaskColumns.Read(reader));
        }

        return Task.FromResult(new PeriodicTaskPage(rows, null));
    }

    public Task<PeriodicTaskRow?> FindAsync(long id, CancellationToken cancellation)
    {
        var found = FindWithSequenceNr(id);
        return Task.FromResult(found is { } row && !row.Row.State.IsDeleted ? row.Row : null);
    }

    /// <summary>The row of a periodic task, deleted or not, and the number of the last event in it; null if there is none.</summary>
    public (PeriodicTaskRow Row, long SequenceNr)? FindWithSequenceNr(long id)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {PeriodicTaskColumns.Selected} FROM periodic_tasks WHERE id = @id";
        command.Add("@id", id);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (PeriodicTaskColumns.Read(reader), PeriodicTaskColumns.SequenceNr(reader)) : null;
    }

    /// <summary>A new id, never given out before and never again.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot write.</exception>
    public Task<long> TakeIdAsync(CancellationToken cancellation) => store.WriteAsync(TakeId, cancellation);

    private static long TakeId(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE periodic_task_ids SET last = last + 1 RETURNING last";
        return (long)command.ExecuteScalar()!;
    }

    private string Conditions(DbCommand command, PeriodicTaskFilter filter)
    {
        var conditions = new StringBuilder();
        if (!string.IsNullOrEmpty(filter.NamePrefix))
        {
            // Through the ids, so that the index of names is used whatever else is asked for.
            var name = store.Dialect.OrdinalColumn("name");
            var end = Sql.EndOfPrefix(filter.NamePrefix);
            conditions.Append($" AND id IN (SELECT id FROM periodic_tasks WHERE {name} >= @prefix{(end is null ? "" : $" AND {name} < @prefix_end")})");
            command.AddText(store.Dialect, "@prefix", filter.NamePrefix);
            if (end is not null)
                command.AddText(store.Dialect, "@prefix_end", end);
        }

        if (filter.Task is not null)
        {
            conditions.Append(" AND task = @task");
            command.AddText(store.Dialect, "@task", filter.Task);
        }

        if (filter.Enabled is { } enabled)
        {
            conditions.Append(" AND enabled = @enabled");
            command.Add("@enabled", enabled ? 1L : 0L);
        }

        return conditions.ToString();
    }
}
