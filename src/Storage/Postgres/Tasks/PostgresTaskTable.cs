using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Retention;

namespace ActorScheduler.Storage.Postgres.Tasks;

/// <summary>
/// The table of tasks in PostgreSQL; its columns mean what they mean in <c>Sqlite/Tasks/TaskTable</c>. An index on the time of receipt replaces the
/// blocks, and the counts are kept in parts: a row that all nodes change would make them wait for each other's commits.
/// </summary>
internal static class PostgresTaskTable
{
    /// <summary>In which part this connection counts.</summary>
    public const string Part = "pg_backend_pid() % 64";

    /// <summary>Adds changes of counts to those that are there.</summary>
    public const string Count = "ON CONFLICT (name, phase, part) DO UPDATE SET count = task_count_parts.count + excluded.count";

    /// <summary>The constraint that refuses a write after events that retention has removed.</summary>
    public const string EventsKept = "tasks_events_kept";

    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new("table of tasks", """
            CREATE TABLE tasks (
                position bigint PRIMARY KEY,
                id text COLLATE "C" NOT NULL UNIQUE,
                name text COLLATE "C" NOT NULL,
                phase integer NOT NULL,
                submitted_at bigint NOT NULL,
                updated_at bigint NOT NULL,
                due_at bigint NOT NULL,
                args text NOT NULL,
                kwargs text NOT NULL,
                eta bigint,
                expires bigint,
                queue text COLLATE "C",
                exchange text,
                routing_key text,
                periodic_task_id bigint,
                fingerprint text NOT NULL,
                attempt integer NOT NULL,
                retries integer NOT NULL,
                lost_attempts integer NOT NULL,
                worker text,
                started_at bigint,
                retried_at bigint,
                finished_at bigint,
                runtime bigint,
                result text,
                failure_type text,
                failure_message text,
                traceback text,
                revoke_requested integer NOT NULL,
                revoke_reason bigint,
                replaced_by text,
                clock bigint NOT NULL,
                wake_partition integer NOT NULL,
                wake_at bigint
            );
            CREATE INDEX tasks_wake_ups ON tasks (wake_partition, wake_at, id) WHERE wake_at IS NOT NULL;
            """),
        new("indexes, counts and blocks of tasks", $"""
            CREATE INDEX tasks_by_name ON tasks (name, phase, position);
            CREATE INDEX tasks_by_receipt ON tasks (submitted_at);
            CREATE INDEX tasks_by_finish ON tasks (finished_at) WHERE finished_at IS NOT NULL;
            CREATE INDEX tasks_by_eta ON tasks (eta) WHERE eta IS NOT NULL;
            CREATE INDEX tasks_by_queue ON tasks (queue, position) WHERE queue IS NOT NULL;
            CREATE INDEX tasks_by_periodic_task ON tasks (periodic_task_id, position) WHERE periodic_task_id IS NOT NULL;
            CREATE TABLE task_count_parts (
                name text COLLATE "C" NOT NULL,
                phase integer NOT NULL,
                part integer NOT NULL,
                count bigint NOT NULL,
                PRIMARY KEY (name, phase, part)
            ) WITH (fillfactor = 50);
            CREATE VIEW task_counts AS SELECT name, phase, sum(count)::bigint AS count FROM task_count_parts GROUP BY name, phase;
            CREATE FUNCTION count_removed_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO task_count_parts (name, phase, part, count)
                SELECT name, phase, {Part}, -count(*) FROM removed GROUP BY name, phase ORDER BY name, phase
                {Count};
                RETURN NULL;
            END $$;
            CREATE TRIGGER tasks_removed AFTER DELETE ON tasks REFERENCING OLD TABLE AS removed
                FOR EACH STATEMENT EXECUTE FUNCTION count_removed_tasks();
            """),
        new("what retention goes by", RetentionTables.Create("TEXT COLLATE \"C\"", "") + $"""

            CREATE FUNCTION require_events(ids text[], numbers bigint[]) RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
                FOR i IN 1 .. cardinality(ids) LOOP
                    PERFORM 1 FROM journal WHERE persistence_id = ids[i] AND sequence_number = numbers[i] FOR KEY SHARE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'the events of % were removed', ids[i] USING ERRCODE = 'check_violation', CONSTRAINT = '{EventsKept}';
                    END IF;
                END LOOP;
            END $$;
            """),
        new("index of what expires while it waits", "CREATE INDEX tasks_by_expiry ON tasks (expires) WHERE expires IS NOT NULL AND wake_at IS NOT NULL;")
        {
            IsAdditive = true,
        },
    ];
}
