using System.Data.Common;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Tasks;

namespace ActorScheduler.Storage.Audit;

/// <summary>Reads rows with their events and compares them.</summary>
internal sealed class AuditReader(IReadModelStore store)
{
    private readonly AuditSql _sql = new(store.Dialect);

    /// <summary>The next tasks after a position, which is moved on.</summary>
    public IReadOnlyList<AuditCheck> Tasks(ref long after, int count)
    {
        using var connection = store.OpenReader();
        using var command = Command(connection, _sql.Tasks, ("@after", after), ("@count", count), ("@deleted", false));
        using var reader = command.ExecuteReader();
        var checks = new List<AuditCheck>();
        for (var more = reader.Read(); more;)
        {
            after = reader.GetInt64(0);
            (var check, more) = ReadTask(reader, reader.GetString(1));
            checks.Add(check);
        }

        return checks;
    }

    /// <summary>One task.</summary>
    public AuditCheck Task(string id)
    {
        using var connection = store.OpenReader();
        using var command = Command(
            connection,
            AuditSql.Task,
            ("@id", store.Dialect.Storable(id)),
            ("@persistence_id", store.Dialect.Storable(PersistenceIds.OfTask(id))),
            ("@deleted", false));
        using var reader = command.ExecuteReader();
        reader.Read();
        return ReadTask(reader, id).Check;
    }

    /// <summary>One periodic task.</summary>
    public AuditCheck PeriodicTask(long id)
    {
        var fold = new Fold<PeriodicTaskState, PeriodicTaskEvent>(
            PersistenceIds.OfPeriodicTask(id), PeriodicTaskState.None, (state, happened) => state.Apply(happened));
        using var connection = store.OpenReader();
        using var command = Command(connection, AuditSql.PeriodicTask, ("@id", id), ("@persistence_id", fold.PersistenceId), ("@deleted", false));
        using var reader = command.ExecuteReader();
        reader.Read();
        var hasRow = !reader.IsDBNull(0);
        var row = hasRow ? PeriodicTaskColumns.Read(reader).State : null;
        var sequenceNr = hasRow ? PeriodicTaskColumns.SequenceNr(reader) : 0;
        var isAwaited = !reader.IsDBNull(PeriodicTaskColumns.Width);
        do
            AddEvent(reader, PeriodicTaskColumns.Width, fold);
        while (reader.Read());
        return new AuditCheck(fold.Count, hasRow, fold.IsWhole, [.. PeriodicTaskComparison.Of(fold, row, sequenceNr, isAwaited)]);
    }

    /// <summary>The next ids of periodic tasks.</summary>
    public List<long> PeriodicTaskIds(long after, int count) =>
        Values(AuditSql.PeriodicTaskIds, reader => reader.GetInt64(0), ("@after", after), ("@count", count));

    /// <summary>The end of the journal.</summary>
    public long LastOrdering() => Values(AuditSql.LastOrdering, reader => reader.GetInt64(0))[0];

    /// <summary>The persistence ids that begin within a part of the journal and have no row.</summary>
    public List<string> WithoutRow(long after, long to) =>
        Values(_sql.WithoutRow, reader => reader.GetString(0), ("@after", after), ("@to", to), ("@deleted", false));

    /// <summary>Reads the task that the reader stands on, and whether another one follows.</summary>
    private static (AuditCheck Check, bool More) ReadTask(DbDataReader reader, string id)
    {
        var fold = new Fold<TaskState, TaskEvent>(PersistenceIds.OfTask(id), TaskState.None, (state, happened) => state.Apply(happened));
        var row = reader.IsDBNull(0) ? null : TaskColumns.Read(reader);
        var isAwaited = !reader.IsDBNull(TaskColumns.Width);
        bool more;
        do
        {
            AddEvent(reader, TaskColumns.Width, fold);
            more = reader.Read();
        }
        while (more && (row is null || reader.GetString(1) == id));
        return (new AuditCheck(fold.Count, row is not null, fold.IsWhole, [.. TaskComparison.Of(fold, row, isAwaited)]), more);
    }

    private static void AddEvent<TState, TEvent>(DbDataReader reader, int width, Fold<TState, TEvent> fold)
        where TEvent : class
    {
        if (!reader.IsDBNull(width + 1))
            fold.Add(reader.GetInt64(width + 2), reader.GetInt64(width + 1), reader.TextOrNull(width + 3) ?? "", reader.GetFieldValue<byte[]>(width + 4));
    }

    private List<T> Values<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var connection = store.OpenReader();
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var values = new List<T>();
        while (reader.Read())
            values.Add(read(reader));
        return values;
    }

    private static DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the constants of AuditSql come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Add(name, value);
        return command;
    }
}
