using System.Data.Common;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Node.ReadModels;

/// <summary>Answers questions about periodic tasks from their table, and hands out their ids.</summary>
internal sealed class PeriodicTaskQueries(IReadModelStore store) : IPeriodicTaskQueries
{
    public Task<IReadOnlyList<PeriodicTaskRow>> ListAsync(CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {PeriodicTaskRows.Columns} FROM periodic_tasks WHERE deleted = 0 ORDER BY id";
        using var reader = command.ExecuteReader();
        var rows = new List<PeriodicTaskRow>();
        while (reader.Read())
            rows.Add(PeriodicTaskRows.Read(reader));
        return Task.FromResult<IReadOnlyList<PeriodicTaskRow>>(rows);
    }

    public Task<PeriodicTaskPage> PageAsync(PeriodicTaskFilter filter, long? afterId, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {PeriodicTaskRows.Columns} FROM periodic_tasks WHERE deleted = 0 AND id > @after ORDER BY id";
        command.Add("@after", afterId ?? long.MinValue);
        using var reader = command.ExecuteReader();
        var rows = new List<PeriodicTaskRow>();
        while (reader.Read())
        {
            var row = PeriodicTaskRows.Read(reader);
            if (!Matches(row, filter))
                continue;
            if (rows.Count == limit)
                return Task.FromResult(new PeriodicTaskPage(rows, rows[^1].Id));
            rows.Add(row);
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
        command.CommandText = $"SELECT {PeriodicTaskRows.Columns} FROM periodic_tasks WHERE id = @id";
        command.Add("@id", id);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (PeriodicTaskRows.Read(reader), PeriodicTaskRows.SequenceNr(reader)) : null;
    }

    /// <summary>A new id, never given out before and never again.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot write.</exception>
    public Task<long> TakeIdAsync(CancellationToken cancellation) => store.WriteAsync(TakeId, cancellation);

    private static long TakeId(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = PeriodicTaskTable.TakeId;
        return (long)command.ExecuteScalar()!;
    }

    private static bool Matches(PeriodicTaskRow row, PeriodicTaskFilter filter)
    {
        var definition = row.State.Definition!;
        return (filter.NamePrefix is null || definition.Name.StartsWith(filter.NamePrefix, StringComparison.Ordinal))
            && (filter.Task is null || definition.Task == filter.Task)
            && (filter.Enabled is null || definition.Enabled == filter.Enabled);
    }
}
