using ActorScheduler.Journal.Projections;

namespace ActorScheduler.Node.ReadModels;

/// <summary>
/// The table of tasks: one row a task, written in the transaction of its events. <c>position</c> is the place of its first
/// event in the journal, so that "newest first" is the order of the table itself. The wake-up index is a partial index
/// of the same row: what has something left to do has a <c>wake_at</c>, and no row and index can disagree.
/// </summary>
internal static class TaskTable
{
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new("table of tasks", """
            CREATE TABLE tasks (
                position INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                phase INTEGER NOT NULL,
                submitted_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                due_at INTEGER NOT NULL,
                args TEXT NOT NULL,
                kwargs TEXT NOT NULL,
                eta INTEGER,
                expires INTEGER,
                queue TEXT,
                exchange TEXT,
                routing_key TEXT,
                periodic_task_id INTEGER,
                fingerprint TEXT NOT NULL,
                attempt INTEGER NOT NULL,
                retries INTEGER NOT NULL,
                lost_attempts INTEGER NOT NULL,
                worker TEXT,
                started_at INTEGER,
                retried_at INTEGER,
                finished_at INTEGER,
                runtime INTEGER,
                result TEXT,
                failure_type TEXT,
                failure_message TEXT,
                traceback TEXT,
                revoke_requested INTEGER NOT NULL,
                revoke_reason INTEGER,
                replaced_by TEXT,
                clock INTEGER NOT NULL,
                wake_partition INTEGER NOT NULL,
                wake_at INTEGER
            );
            CREATE INDEX tasks_wake_ups ON tasks (wake_partition, wake_at, id) WHERE wake_at IS NOT NULL;
            """),
    ];

    public const string Insert = """
        INSERT INTO tasks (position, id, name, phase, submitted_at, updated_at, due_at, args, kwargs, eta, expires, queue, exchange,
            routing_key, periodic_task_id, fingerprint, attempt, retries, lost_attempts, worker, started_at, revoke_requested, clock,
            wake_partition, wake_at)
        VALUES ($position, $id, $name, $phase, $submitted_at, $updated_at, $due_at, $args, $kwargs, $eta, $expires, $queue, $exchange,
            $routing_key, $periodic_task_id, $fingerprint, $attempt, 0, 0, $worker, $started_at, 0, $position, $wake_partition, $wake_at)
        """;

    public const string Retime = "UPDATE tasks SET eta = $eta WHERE id = $id";

    public const string Update = """
        UPDATE tasks SET phase = $phase, updated_at = $updated_at, due_at = $due_at, attempt = $attempt, retries = $retries,
            lost_attempts = $lost_attempts, worker = $worker, started_at = $started_at, retried_at = $retried_at,
            finished_at = $finished_at, runtime = $runtime, result = $result, failure_type = $failure_type,
            failure_message = $failure_message, traceback = $traceback, revoke_requested = $revoke_requested,
            revoke_reason = $revoke_reason, replaced_by = $replaced_by, clock = $clock, wake_at = $wake_at
        WHERE id = $id
        """;
}
