using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Node.Tasks;
using Npgsql;

namespace ActorScheduler.Node.ReadModels.Postgres;

/// <summary>
/// Writes the rows of a batch with two statements: new tasks are inserted, others updated, and each statement counts what it has really changed.
/// A row that the clean-up of old results took away stays away.
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

    private readonly List<TaskChange> _new = [];
    private readonly List<TaskChange> _changed = [];
    private readonly Dictionary<string, (List<TaskChange> Rows, int Index)> _places = new(StringComparer.Ordinal);

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not TaskSnapshot row)
            return;
        if (_places.TryGetValue(row.TaskId, out var place))
        {
            // The last state of a batch is the one that is written; whether there was a row before it, the first one knows.
            var first = place.Rows[place.Index];
            place.Rows[place.Index] = first with { Row = row, Clock = e.Ordering };
            return;
        }

        var rows = row.IsNew ? _new : _changed;
        _places.Add(row.TaskId, (rows, rows.Count));
        rows.Add(new TaskChange(row, e.Ordering, e.Ordering, row.Before));
    }

    public void Write(NpgsqlBatch batch)
    {
        if (_new.Count > 0)
            batch.BatchCommands.Add(TaskColumns.New.Command(Insert, _new));
        if (_changed.Count > 0)
            batch.BatchCommands.Add(TaskColumns.Changed.Command(Update, _changed));
    }

    public void Clear()
    {
        _new.Clear();
        _changed.Clear();
        _places.Clear();
    }
}

/// <summary>What a batch does to the row of a task.</summary>
/// <param name="Row">The row as it is to be.</param>
/// <param name="Position">The place of its first event in the batch.</param>
/// <param name="Clock">The place of its last event in the batch.</param>
/// <param name="Before">Where the row stands before the batch.</param>
internal readonly record struct TaskChange(TaskSnapshot Row, long Position, long Clock, TaskPhase Before);
