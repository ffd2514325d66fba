namespace ActorScheduler.Storage.Retention;

/// <summary>
/// What retention goes by. <c>expired_tasks</c> has the tasks whose events are in the journal but whose row the clean-up of results took from the
/// list: no scan of the journal is needed to find them when they are old enough. <c>retention_run</c> is the current run, or the last one.
/// </summary>
internal static class RetentionTables
{
    /// <summary>The statements that create the tables, and note the tasks that lost their rows before the tables existed.</summary>
    /// <param name="id">The type of the column of ids.</param>
    /// <param name="options">What follows the columns of <c>expired_tasks</c>.</param>
    public static string Create(string id, string options) => $"""
        CREATE TABLE expired_tasks (
            finished_at BIGINT NOT NULL,
            id {id} NOT NULL,
            PRIMARY KEY (finished_at, id)
        ){options};
        INSERT INTO expired_tasks (finished_at, id)
            SELECT MAX(created - 621355968000000000) / 10, SUBSTR(persistence_id, 6) FROM journal
            WHERE persistence_id LIKE 'task-%' AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.id = SUBSTR(persistence_id, 6))
            GROUP BY persistence_id;
        CREATE TABLE retention_run (
            one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
            task_id TEXT NOT NULL,
            attempt BIGINT NOT NULL,
            started_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            finished_at BIGINT,
            finished_before BIGINT NOT NULL,
            removed BIGINT NOT NULL,
            archived BIGINT NOT NULL,
            kept BIGINT NOT NULL,
            periodic_events BIGINT NOT NULL,
            error TEXT
        );
        """;

    /// <summary>Notes a task whose row leaves the list.</summary>
    public const string AddExpired = "INSERT INTO expired_tasks (finished_at, id) VALUES (@finished_at, @id) ON CONFLICT (finished_at, id) DO NOTHING";

    /// <summary>Forgets one.</summary>
    public const string RemoveExpired = "DELETE FROM expired_tasks WHERE finished_at = @finished_at AND id = @id";
}
