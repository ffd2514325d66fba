using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Tasks;

namespace ActorScheduler.Storage.Audit;

/// <summary>
/// The statements of the audit, for every database. Each reads rows together with their events, because one statement sees both as of one moment,
/// however busy the writers are.
/// </summary>
/// <param name="dialect">Whose SQL.</param>
internal sealed class AuditSql(ISqlDialect dialect)
{
    /// <summary>The columns of an event, after those of its row: wake_at, ordering, sequence_number, manifest, message.</summary>
    private const string WithEvent = "t.wake_at, j.ordering, j.sequence_number, j.manifest, j.message";

    /// <summary>Tasks in the order of their positions, each with its events: one result row per event.</summary>
    public string Tasks { get; } = $"""
        SELECT {TaskColumns.SelectedFrom("t")}, {WithEvent}
        FROM (SELECT position AS place FROM tasks WHERE position > @after ORDER BY position LIMIT @count) chunk
        JOIN tasks t ON t.position = chunk.place
        LEFT JOIN journal j ON j.persistence_id = {dialect.OrdinalColumn("('task-' || t.id)")} AND j.deleted = @deleted
        ORDER BY t.position, j.sequence_number
        """;

    /// <summary>One task and its events, or whichever of the two exists; at least one result row.</summary>
    public static string Task { get; } = One(TaskColumns.SelectedFrom("t"), "tasks");

    /// <summary>One periodic task and its events, or whichever of the two exists; at least one result row.</summary>
    public static string PeriodicTask { get; } = One(PeriodicTaskColumns.SelectedFrom("t"), "periodic_tasks");

    /// <summary>The next ids of periodic tasks.</summary>
    public const string PeriodicTaskIds = "SELECT id FROM periodic_tasks WHERE id > @after ORDER BY id LIMIT @count";

    /// <summary>The end of the journal.</summary>
    public const string LastOrdering = "SELECT COALESCE(MAX(ordering), 0) FROM journal";

    /// <summary>The ids that begin within a part of the journal and have no row. CASE, because a database may test conditions in any
    /// order and only some of the ids end in a number.</summary>
    public string WithoutRow { get; } = $"""
        SELECT j.persistence_id FROM journal j
        WHERE j.ordering > @after AND j.ordering <= @to AND j.sequence_number = 1 AND j.deleted = @deleted
            AND (j.persistence_id LIKE 'task-%' AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.id = {dialect.OrdinalColumn("SUBSTR(j.persistence_id, 6)")})
                OR j.persistence_id LIKE 'periodic-%' AND NOT EXISTS (SELECT 1 FROM periodic_tasks p WHERE p.id =
                    CASE WHEN j.persistence_id LIKE 'periodic-%' THEN CAST(SUBSTR(j.persistence_id, 10) AS BIGINT) END))
        """;

    private static string One(string columns, string table) => $"""
        SELECT {columns}, {WithEvent}
        FROM (SELECT 1 AS one) seed
        LEFT JOIN {table} t ON t.id = @id
        LEFT JOIN journal j ON j.persistence_id = @persistence_id AND j.deleted = @deleted
        ORDER BY j.sequence_number
        """;
}
