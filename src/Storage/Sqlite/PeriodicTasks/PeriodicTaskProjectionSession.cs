using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.PeriodicTasks;

/// <summary>
/// Each event writes the whole row. An event with a name that another row has is refused: the unique index decides, in the transaction, so two owners
/// can never both get a name.
/// </summary>
internal sealed class PeriodicTaskProjectionSession : ISqliteProjectionSession
{
    private const int UniqueViolation = 2067;

    private readonly RowStatement<PeriodicTaskWrite> _upsert;
    private readonly Dictionary<ScheduleKind, ScheduleIds> _scheduleIds;

    public PeriodicTaskProjectionSession(SqliteConnection connection)
    {
        _upsert = RowStatement<PeriodicTaskWrite>.Upsert(connection, "periodic_tasks", PeriodicTaskColumns.All, PeriodicTaskColumns.Key);
        _scheduleIds = ScheduleTables.All.ToDictionary(static row => row.Kind, row => new ScheduleIds(connection, row.Table));
    }

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not PeriodicTaskSnapshot row)
            return;
        var definition = row.State.Definition!;
        try
        {
            _upsert.Execute(new PeriodicTaskWrite(row, e.SequenceNr, IdOf(definition.Schedule)));
        }
        catch (SqliteException taken) when (taken.SqliteExtendedErrorCode == UniqueViolation)
        {
            throw new ProjectionRefusedException(PeriodicTaskWrite.NameIsTaken(definition.Name));
        }
    }

    public void Dispose()
    {
        _upsert.Dispose();
        foreach (var ids in _scheduleIds.Values)
            ids.Dispose();
    }

    private long IdOf(Schedule schedule) =>
        _scheduleIds.TryGetValue(schedule.Kind, out var ids) ? ids.Of(schedule.Specification) : ScheduleTables.NoId;

    /// <summary>The ids of one kind of schedule; a new one is added.</summary>
    private sealed class ScheduleIds(SqliteConnection connection, string table) : IDisposable
    {
        private readonly PreparedStatement _find = new(connection, $"SELECT id FROM {table} WHERE text = ?");
        private readonly PreparedStatement _add = new(connection, $"INSERT INTO {table} (text) VALUES (?) RETURNING id");

        public long Of(string text) => _find.Bind(text).ExecuteReturning() ?? _add.Bind(text).ExecuteReturning()!.Value;

        public void Dispose()
        {
            _find.Dispose();
            _add.Dispose();
        }
    }
}
