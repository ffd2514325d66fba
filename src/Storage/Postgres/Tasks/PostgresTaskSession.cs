using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using ActorScheduler.Storage.Sqlite.Tasks;
using ActorScheduler.Storage.Tasks;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Tasks;

/// <summary>
/// Writes the rows of a batch with one statement a kind: new tasks are inserted, others updated, and each statement counts what it has really
/// changed. A row that the clean-up of old results took away stays away, unless the task is asked to run again.
/// </summary>
internal sealed class PostgresTaskSession : IPostgresProjectionSession
{
    private static readonly string Insert = $"""
        WITH added AS (INSERT INTO tasks ({TaskColumns.New.Names}) SELECT {TaskColumns.New.Names} FROM {TaskColumns.New.Rows} RETURNING name, phase)
        INSERT INTO task_count_parts (name, phase, part, count)
        SELECT name, phase, {PostgresTaskTable.Part}, count(*) FROM added GROUP BY name, phase ORDER BY name, phase
        {PostgresTaskTable.Count}
        """;

    private static readonly string Update = $"""
        WITH changed AS (
            UPDATE tasks SET {TaskColumns.Changed.Assignments("id", "before")} FROM {TaskColumns.Changed.Rows} WHERE tasks.id = r.id
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
        WITH r AS MATERIALIZED (SELECT * FROM {TaskColumns.Retimed.Rows}),
        known AS MATERIALIZED (SELECT tasks.id FROM tasks JOIN r ON r.id = tasks.id),
        written AS (
            INSERT INTO tasks ({TaskColumns.New.Names}) SELECT {TaskColumns.New.Names} FROM r
            ON CONFLICT (id) DO UPDATE SET {TaskColumns.Changed.Excluded("id", "before")}, eta = excluded.eta
            RETURNING id, name, phase),
        moved AS (
            SELECT written.name, r.before AS phase, -1 AS change FROM written JOIN known ON known.id = written.id JOIN r ON r.id = written.id
            UNION ALL SELECT name, phase, 1 FROM written)
        INSERT INTO task_count_parts (name, phase, part, count)
        SELECT name, phase, {PostgresTaskTable.Part}, sum(change) FROM moved GROUP BY name, phase HAVING sum(change) <> 0 ORDER BY name, phase
        {PostgresTaskTable.Count}
        """;

    /// <summary>Holds the events before those that run a task anew, or fails: retention may have removed them since its actor read them.</summary>
    private const string Require = "SELECT require_events($1::text[], $2::bigint[])";

    private static readonly ColumnArrays<TaskChange> Required = new ColumnArrays<TaskChange>()
        .Text("id", c => PersistenceIds.OfTask(c.Row.TaskId))
        .Number("number", c => c.SequenceNr - 1);

    private readonly OrderedDictionary<string, TaskChange> _changes = new(StringComparer.Ordinal);

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not TaskSnapshot row)
            return;

        // The last state of a batch is the one that is written; where the row stood before, the first one knows.
        _changes[row.TaskId] = _changes.TryGetValue(row.TaskId, out var first)
            ? first with { Row = row, Clock = e.Ordering, SequenceNr = e.SequenceNr, IsRetimed = first.IsRetimed || row.IsRetimed }
            : new TaskChange(row, e.Ordering, e.Ordering, e.SequenceNr, row.Before, row.IsRetimed);
    }

    public void Write(NpgsqlBatch batch)
    {
        Add(batch, TaskColumns.New, Insert, change => change.IsNew);
        Add(batch, TaskColumns.Changed, Update, change => !change.IsNew && !change.IsRetimed);
        Add(batch, Required, Require, change => !change.IsNew && change.IsRetimed);
        Add(batch, TaskColumns.Retimed, Retime, change => !change.IsNew && change.IsRetimed);
    }

    public void Clear() => _changes.Clear();

    public ProjectionRefusedException? Refusal(PostgresException error) => error.ConstraintName == PostgresTaskTable.EventsKept
        ? new ProjectionRefusedException(TaskProjectionSession.Removed)
        : null;

    private void Add(NpgsqlBatch batch, ColumnArrays<TaskChange> columns, string sql, Predicate<TaskChange> concerns)
    {
        List<TaskChange> rows = [];
        foreach (var change in _changes.Values)
        {
            if (concerns(change))
                rows.Add(change);
        }

        if (rows.Count > 0)
            batch.BatchCommands.Add(columns.Command(sql, rows));
    }
}

/// <summary>What a batch does to the row of a task.</summary>
/// <param name="Row">The row as it is to be.</param>
/// <param name="Position">The place of its first event in the batch.</param>
/// <param name="Clock">The place of its last event in the batch.</param>
/// <param name="SequenceNr">The number of its last event in the batch.</param>
/// <param name="Before">Where the row stands before the batch.</param>
/// <param name="IsRetimed">True if the batch gives the task another eta.</param>
internal readonly record struct TaskChange(TaskSnapshot Row, long Position, long Clock, long SequenceNr, TaskPhase Before, bool IsRetimed)
{
    /// <summary>True if there is no row yet.</summary>
    public bool IsNew => Before == TaskPhase.Unknown;
}
