using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.PeriodicTasks;

/// <summary>
/// Each event writes the whole row. A name that another row has refuses the event: the unique index decides, in the
/// transaction, so that two owners can never both get it.
/// </summary>
internal sealed class PostgresPeriodicTaskSession : IPostgresProjectionSession
{
    private static readonly ColumnArrays<string> Texts = new ColumnArrays<string>().Text("text", text => text);

    private static readonly ColumnArrays<Change> Columns = new ColumnArrays<Change>()
        .Number("id", c => c.Row.Id)
        .Text("name", c => c.State.IsDeleted ? null : c.State.Definition!.Name)
        .Bytes("definition", c => DefinitionCodec.ToBytes(c.State.Definition!))
        .Number("sequence_nr", c => c.SequenceNr)
        .Number("deleted", c => c.State.IsDeleted ? 1 : 0)
        .Number("created_at", c => StoredTime.ToMicroseconds(c.State.CreatedAt))
        .Number("date_changed", c => StoredTime.ToMicroseconds(c.State.DateChanged))
        .Number("anchor", c => StoredTime.ToMicroseconds(c.State.Anchor))
        .Number("next_due", c => StoredTime.ToMicroseconds(c.State.NextDue))
        .Number("last_run_at", c => StoredTime.ToMicroseconds(c.State.LastRunAt))
        .Number("last_nominal", c => StoredTime.ToMicroseconds(c.State.LastNominal))
        .Number("total_run_count", c => c.State.TotalRunCount)
        .Number("wake_partition", c => Partitions.Of(c.Row.Id.ToString(CultureInfo.InvariantCulture)))
        .Number("wake_at", c => StoredTime.ToMicroseconds(c.Row.WakeAt))
        .Text("task", c => c.State.Definition!.Task)
        .Number("enabled", c => c.State.Definition!.Enabled ? 1 : 0);

    private static readonly ColumnArrays<Change> WithSchedule = Columns.And(new ColumnArrays<Change>()
        .Text("crontab", c => c.Crontab)
        .Text("interval_", c => c.Interval));

    private static readonly string Upsert = $"""
        INSERT INTO periodic_tasks ({Columns.Names}, schedule_id)
        SELECT {Columns.Names}, coalesce(
            (SELECT id FROM crontabs WHERE text = r.crontab), (SELECT id FROM intervals WHERE text = r.interval_)) FROM {WithSchedule.Rows}
        ON CONFLICT (id) DO UPDATE SET {Columns.Excluded("id", "created_at", "wake_partition")}, schedule_id = excluded.schedule_id
        """;

    private readonly Dictionary<long, Change> _changes = [];

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not PeriodicTaskSnapshot row)
            return;
        _changes.Remove(row.Id); // The last row of a batch counts, in its place.
        _changes.Add(row.Id, new Change(row, e.SequenceNr));
    }

    public void Write(NpgsqlBatch batch)
    {
        if (_changes.Count == 0)
            return;
        Add(batch, "crontabs", change => change.Crontab);
        Add(batch, "intervals", change => change.Interval);
        batch.BatchCommands.Add(WithSchedule.Command(Upsert, [.. _changes.Values]));
    }

    public void Clear() => _changes.Clear();

    public ProjectionRefusedException? Refusal(PostgresException error) => error.ConstraintName == PostgresPeriodicTaskTable.NameConstraint
        ? new ProjectionRefusedException($"another periodic task is named '{_changes.Values.Last().State.Definition!.Name}'")
        : null;

    /// <summary>Equal schedules share one id, as rows of django-celery-beat share a CrontabSchedule. In order, so that nodes do not deadlock.</summary>
    private void Add(NpgsqlBatch batch, string table, Func<Change, string?> text)
    {
        var texts = _changes.Values.Select(text).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (texts.Count > 0)
        {
            batch.BatchCommands.Add(Texts.Command(
                $"INSERT INTO {table} (text) SELECT text FROM {Texts.Rows} WHERE NOT EXISTS (SELECT FROM {table} AS t WHERE t.text = r.text) ON CONFLICT DO NOTHING",
                texts));
        }
    }

    private sealed record Change(PeriodicTaskSnapshot Row, long SequenceNr)
    {
        public PeriodicTaskState State => Row.State;

        public string? Crontab => State.Definition!.Schedule is CrontabSchedule crontab ? $"{crontab.Display} {crontab.TimeZoneId}" : null;

        public string? Interval => State.Definition!.Schedule is CrontabSchedule ? null : State.Definition!.Schedule.Display;
    }
}
