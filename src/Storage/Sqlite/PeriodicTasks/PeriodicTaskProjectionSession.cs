using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;
using static ActorScheduler.Storage.Sqlite.SqliteValues;

namespace ActorScheduler.Storage.Sqlite.PeriodicTasks;

/// <summary>
/// Each event writes the whole row. A name that another row has refuses the event: the unique index decides, in the
/// transaction, so that two owners can never both get it.
/// </summary>
internal sealed class PeriodicTaskProjectionSession : IProjectionSession
{
    private const int UniqueViolation = 2067;

    private readonly RowWriter _upsert;
    private readonly ScheduleIds _crontabs;
    private readonly ScheduleIds _intervals;

    public PeriodicTaskProjectionSession(SqliteConnection connection)
    {
        _upsert = new RowWriter(
            connection,
            PeriodicTaskTable.Upsert,
            "id", "name", "definition", "schedule_id", "sequence_nr", "deleted", "created_at", "date_changed", "anchor", "next_due",
            "last_run_at", "last_nominal", "total_run_count", "wake_partition", "wake_at", "task", "enabled");
        _crontabs = new ScheduleIds(connection, "crontabs");
        _intervals = new ScheduleIds(connection, "intervals");
    }

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not PeriodicTaskSnapshot row)
            return;
        var state = row.State;
        var definition = state.Definition!;
        try
        {
            _upsert.Execute(
                row.Id,
                OrNull(state.IsDeleted ? null : definition.Name),
                DefinitionCodec.ToBytes(definition),
                IdOf(definition.Schedule),
                e.SequenceNr,
                state.IsDeleted ? 1 : 0,
                StoredTime.ToMicroseconds(state.CreatedAt),
                StoredTime.ToMicroseconds(state.DateChanged),
                StoredTime.ToMicroseconds(state.Anchor),
                OrNull(state.NextDue),
                OrNull(state.LastRunAt),
                OrNull(state.LastNominal),
                state.TotalRunCount,
                Partitions.Of(row.Id.ToString(CultureInfo.InvariantCulture)),
                OrNull(row.WakeAt),
                definition.Task,
                definition.Enabled ? 1 : 0);
        }
        catch (SqliteException taken) when (taken.SqliteExtendedErrorCode == UniqueViolation)
        {
            throw new ProjectionRefusedException($"another periodic task is named '{definition.Name}'");
        }
    }

    public void Dispose()
    {
        _upsert.Dispose();
        _crontabs.Dispose();
        _intervals.Dispose();
    }

    private long IdOf(Schedule schedule) => schedule is CrontabSchedule crontab
        ? _crontabs.Of($"{crontab.Display} {crontab.TimeZoneId}")
        : _intervals.Of(schedule.Display);

    /// <summary>Equal schedules share one id, as rows of django-celery-beat share a CrontabSchedule.</summary>
    private sealed class ScheduleIds(SqliteConnection connection, string table) : IDisposable
    {
        private readonly RowWriter _find = new(connection, $"SELECT id FROM {table} WHERE text = $text", "text");
        private readonly RowWriter _add = new(connection, $"INSERT INTO {table} (text) VALUES ($text) RETURNING id", "text");

        public long Of(string text) => (long)(_find.Scalar(text) ?? _add.Scalar(text)!);

        public void Dispose()
        {
            _find.Dispose();
            _add.Dispose();
        }
    }
}
