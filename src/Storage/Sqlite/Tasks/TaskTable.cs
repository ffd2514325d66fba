using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Retention;

namespace ActorScheduler.Storage.Sqlite.Tasks;

/// <summary>
/// The table of tasks: one row per task, written in the transaction of its events. <c>position</c> is the place of its first
/// event in the journal, so that "newest first" is the order of the table itself. The wake-up index is a partial index
/// of the same row: what has something left to do has a <c>wake_at</c>, and the row and the index cannot disagree.
/// <para>
/// An index over all tasks costs every task, so there are only two: one by name and phase, and one by the end of tasks, which only grows at its end.
/// The others hold the rare tasks that have an ETA, a queue or a schedule. <c>task_counts</c> are the numbers of rows by name and phase,
/// <c>task_blocks</c> the first and last times in each run of positions: a list leaves out the blocks in which nothing can match.
/// </para>
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
        new("indexes, counts and blocks of tasks", $"""
            CREATE INDEX tasks_by_name ON tasks (name, phase);
            CREATE INDEX tasks_by_finish ON tasks (finished_at) WHERE finished_at IS NOT NULL;
            CREATE INDEX tasks_by_eta ON tasks (eta) WHERE eta IS NOT NULL;
            CREATE INDEX tasks_by_queue ON tasks (queue) WHERE queue IS NOT NULL;
            CREATE INDEX tasks_by_periodic_task ON tasks (periodic_task_id) WHERE periodic_task_id IS NOT NULL;
            CREATE TABLE task_counts (
                name TEXT NOT NULL,
                phase INTEGER NOT NULL,
                count INTEGER NOT NULL,
                PRIMARY KEY (name, phase)
            ) WITHOUT ROWID;
            INSERT INTO task_counts (name, phase, count) SELECT name, phase, COUNT(*) FROM tasks GROUP BY name, phase;
            CREATE TABLE task_blocks (
                block INTEGER PRIMARY KEY,
                received_min INTEGER NOT NULL,
                received_max INTEGER NOT NULL,
                finished_min INTEGER,
                finished_max INTEGER
            );
            INSERT INTO task_blocks (block, received_min, received_max, finished_min, finished_max)
                SELECT position >> {BlockBits}, MIN(submitted_at), MAX(submitted_at), MIN(finished_at), MAX(finished_at) FROM tasks GROUP BY 1;
            CREATE TABLE removed_tasks (position INTEGER PRIMARY KEY);
            CREATE TRIGGER tasks_removed AFTER DELETE ON tasks BEGIN
                INSERT INTO task_counts (name, phase, count) VALUES (old.name, old.phase, -1)
                    ON CONFLICT (name, phase) DO UPDATE SET count = count - 1;
                INSERT INTO removed_tasks (position) VALUES (old.position);
            END;
            """),
        new("what retention goes by", RetentionTables.Create("TEXT", " WITHOUT ROWID")),
        new("index of what expires while it waits", "CREATE INDEX tasks_by_expiry ON tasks (expires) WHERE expires IS NOT NULL AND wake_at IS NOT NULL;")
        {
            IsAdditive = true,
        },
    ];

    /// <summary>How many bits of a position number the tasks within a block.</summary>
    public const int BlockBits = 12;

    /// <summary>Adds to the number of tasks of a name in a phase.</summary>
    public const string Count = """
        INSERT INTO task_counts (name, phase, count) VALUES ($name, $phase, $change) ON CONFLICT (name, phase) DO UPDATE SET count = count + $change
        """;

    /// <summary>Widens what is known of the times of a block; a time that did not occur is null.</summary>
    public const string Widen = """
        INSERT INTO task_blocks (block, received_min, received_max, finished_min, finished_max)
        VALUES ($block, $received_min, $received_max, $finished_min, $finished_max)
        ON CONFLICT (block) DO UPDATE SET
            received_min = MIN(received_min, excluded.received_min),
            received_max = MAX(received_max, excluded.received_max),
            finished_min = MIN(IFNULL(finished_min, excluded.finished_min), IFNULL(excluded.finished_min, finished_min)),
            finished_max = MAX(IFNULL(finished_max, excluded.finished_max), IFNULL(excluded.finished_max, finished_max))
        """;
}
