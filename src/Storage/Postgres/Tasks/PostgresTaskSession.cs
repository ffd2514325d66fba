using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Database.Columns;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using ActorScheduler.Storage.Tasks;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Tasks;

/// <summary>
/// Writes the rows of a batch with one statement per kind: new tasks are inserted, others updated, and each statement counts what it really changed.
/// A row that the clean-up of old results took away stays away, unless the task is asked to run again.
/// </summary>
internal sealed class PostgresTaskSession : IPostgresProjectionSession
{
    private static readonly NumberColumn<TaskWrite> Before = new("before", static (in w) => (long)w.Before);

    /// <summary>All of a new row.</summary>
    private static readonly ColumnArrays<TaskWrite> New = new(TaskColumns.All);

    /// <summary>What of a row can change; its key and where it stood come first.</summary>
    private static readonly ColumnArrays<TaskWrite> Changed = new([TaskColumns.Key, Before, .. TaskColumns.Changing]);

    /// <summary>All of a row, and where it stood.</summary>
    private static readonly ColumnArrays<TaskWrite> Retimed = new([.. TaskColumns.All, Before]);

    private static readonly string Insert = $"""
        WITH added AS (INSERT INTO tasks ({New.Names}) SELECT {New.Names} FROM {New.Rows} RETURNING name, phase)
        INSERT INTO task_count_parts (name, phase, part, count)
        SELECT name, phase, {PostgresTaskTable.Part}, count(*) FROM added GROUP BY name, phase ORDER BY name, phase
        {PostgresTaskTable.Count}
        """;

    private static readonly string Update = $"""
        WITH changed AS (
            UPDATE tasks SET {Changed.Assignments} FROM {Changed.Rows} WHERE tasks.id = r.id
            RETURNING tasks.name, r.before, tasks.phase),
        moved AS (
            SELECT name, before AS phase, -1 AS change FROM changed WHERE before <> phase
            UNION ALL SELECT name, phase, 1 FROM changed WHERE before <> phase)
        INSERT INTO task_count_parts (name, phase, part, count)
        SELECT name, phase, {PostgresTaskTable.Part}, sum(change) FROM moved GROUP BY name, phase HAVING sum(change) <> 0 ORDER BY name, phase
        {PostgresTaskTable.Count}
        """;

    /// <summary>Updates the row with its eta, or brings back one that the clean-up took away; only one that was there is counted out of its phase.</summary>
    private static readonly string Retime = $"""
        WITH r AS MATERIALIZED (SELECT * FROM {Retimed.Rows}),
        known AS MATERIALIZED (SELECT tasks.id FROM tasks JOIN r ON r.id = tasks.id),
        written AS (
            INSERT INTO tasks ({New.Names}) SELECT {New.Names} FROM r
            ON CONFLICT (id) DO UPDATE SET {Changed.Excluded}, eta = excluded.eta
            RETURNING id, name, phase),
        moved AS (
            SELECT written.name, r.before AS phase, -1 AS change FROM written JOIN known ON known.id = written.id JOIN r ON r.id = written.id
            UNION ALL SELECT name, phase, 1 FROM written)
        INSERT INTO task_count_parts (name, phase, part, count)
        SELECT name, phase, {PostgresTaskTable.Part}, sum(change) FROM moved GROUP BY name, phase HAVING sum(change) <> 0 ORDER BY name, phase
        {PostgresTaskTable.Count}
        """;

    /// <summary>Locks the events before those that run a task again, or fails: retention may have removed them since the actor read them.</summary>
    private const string Require = "SELECT require_events($1::text[], $2::bigint[])";

    private static readonly ColumnArrays<TaskWrite> Required = new(
        new TextColumn<TaskWrite>("id", static (in w) => PersistenceIds.OfTask(w.Row.TaskId)),
        new NumberColumn<TaskWrite>("number", static (in w) => w.SequenceNr - 1));

    private readonly OrderedDictionary<string, TaskWrite> _changes = new(StringComparer.Ordinal);

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not TaskSnapshot row)
            return;

        // The last state in a batch is written; the first one knows where the row stood before.
        _changes[row.TaskId] = _changes.TryGetValue(row.TaskId, out var first)
            ? first with { Row = row, Clock = e.Ordering, SequenceNr = e.SequenceNr, IsRetimed = first.IsRetimed || row.IsRetimed }
            : new TaskWrite(row, e.Ordering, e.Ordering, e.SequenceNr, row.Before, row.IsRetimed);
    }

    public void Write(NpgsqlBatch batch)
    {
        Add(batch, New, Insert, change => change.IsNew);
        Add(batch, Changed, Update, change => !change.IsNew && !change.IsRetimed);
        Add(batch, Required, Require, change => !change.IsNew && change.IsRetimed);
        Add(batch, Retimed, Retime, change => !change.IsNew && change.IsRetimed);
    }

    public void Clear() => _changes.Clear();

    public ProjectionRefusedException? Refusal(PostgresException error) => error.ConstraintName == PostgresTaskTable.EventsKept
        ? new ProjectionRefusedException(TaskWrite.Removed)
        : null;

    private void Add(NpgsqlBatch batch, ColumnArrays<TaskWrite> columns, string sql, Predicate<TaskWrite> concerns)
    {
        List<TaskWrite> rows = [];
        foreach (var change in _changes.Values)
        {
            if (concerns(change))
                rows.Add(change);
        }

        if (rows.Count > 0)
            batch.BatchCommands.Add(columns.Command(sql, rows));
    }
}
