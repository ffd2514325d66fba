using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Database.Columns;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.PeriodicTasks;

/// <summary>
/// Each event writes the whole row. An event with a name that another row has is refused: the unique index decides, in the transaction, so two owners
/// can never both get a name.
/// </summary>
internal sealed class PostgresPeriodicTaskSession : IPostgresProjectionSession
{
    private static readonly ColumnArrays<string> Texts = new(new TextColumn<string>("text", static (in text) => text));

    // The ids of schedules are looked up by the statement itself.
    private static readonly IReadOnlyList<Column<PeriodicTaskWrite>> WithoutSchedule =
        [.. PeriodicTaskColumns.All.Where(column => column != PeriodicTaskColumns.ScheduleId)];

    private static readonly ColumnArrays<PeriodicTaskWrite> Columns = new(WithoutSchedule);

    private static readonly ColumnArrays<PeriodicTaskWrite> WithTexts = new(
        [
            .. WithoutSchedule,
            new TextColumn<PeriodicTaskWrite>("schedule_kind", static (in w) => w.Definition.Schedule.Kind.Name),
            new TextColumn<PeriodicTaskWrite>("schedule", static (in w) => w.Definition.Schedule.Specification),
        ]);

    private static readonly string ScheduleId = string.Concat(ScheduleTables.All.Select(static row =>
        $" WHEN '{row.Kind}' THEN (SELECT id FROM {row.Table} WHERE text = r.schedule)"));

    private static readonly string Upsert = $"""
        INSERT INTO periodic_tasks ({Columns.Names}, schedule_id)
        SELECT {Columns.Names}, CASE r.schedule_kind{ScheduleId} ELSE {ScheduleTables.NoId} END FROM {WithTexts.Rows}
        ON CONFLICT (id) DO UPDATE SET {Columns.Excluded}, schedule_id = excluded.schedule_id
        """;

    private readonly Dictionary<long, PeriodicTaskWrite> _changes = [];

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not PeriodicTaskSnapshot row)
            return;
        _changes.Remove(row.Id); // The last row of a batch counts, in its place.
        _changes.Add(row.Id, new PeriodicTaskWrite(row, e.SequenceNr));
    }

    public void Write(NpgsqlBatch batch)
    {
        if (_changes.Count == 0)
            return;
        foreach (var (kind, table) in ScheduleTables.All)
            AddSchedules(batch, kind, table);
        batch.BatchCommands.Add(WithTexts.Command(Upsert, [.. _changes.Values]));
    }

    public void Clear() => _changes.Clear();

    public ProjectionRefusedException? Refusal(PostgresException error) => error.ConstraintName == PostgresPeriodicTaskTable.NameConstraint
        ? new ProjectionRefusedException(PeriodicTaskWrite.NameIsTaken(_changes.Values.Last().Definition.Name))
        : null;

    /// <summary>Numbers the schedules of one kind that are new, in order, so that nodes do not deadlock.</summary>
    private void AddSchedules(NpgsqlBatch batch, ScheduleKind kind, string table)
    {
        var texts = _changes.Values.Select(static change => change.Definition.Schedule).Where(schedule => schedule.Kind == kind)
            .Select(static schedule => schedule.Specification).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (texts.Count > 0)
        {
            batch.BatchCommands.Add(Texts.Command(
                $"INSERT INTO {table} (text) SELECT text FROM {Texts.Rows} WHERE NOT EXISTS (SELECT FROM {table} AS t WHERE t.text = r.text) ON CONFLICT DO NOTHING",
                texts));
        }
    }
}
