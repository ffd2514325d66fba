using ActorScheduler.Journal.Schema;

namespace ActorScheduler.Storage.Postgres.PeriodicTasks;

/// <summary>The table of periodic tasks in PostgreSQL; its columns mean what they mean in <c>Sqlite/PeriodicTasks/PeriodicTaskTable</c>.</summary>
internal static class PostgresPeriodicTaskTable
{
    /// <summary>The constraint that lets one periodic task have a name.</summary>
    public const string NameConstraint = "periodic_tasks_name_key";

    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new("table of periodic tasks", $"""
            CREATE TABLE periodic_tasks (
                id bigint PRIMARY KEY,
                name text COLLATE "C" CONSTRAINT {NameConstraint} UNIQUE,
                definition bytea NOT NULL,
                schedule_id bigint NOT NULL,
                sequence_nr bigint NOT NULL,
                deleted integer NOT NULL,
                created_at bigint NOT NULL,
                date_changed bigint NOT NULL,
                anchor bigint NOT NULL,
                next_due bigint,
                last_run_at bigint,
                last_nominal bigint,
                total_run_count bigint NOT NULL,
                wake_partition integer NOT NULL,
                wake_at bigint
            );
            CREATE INDEX periodic_tasks_wake_ups ON periodic_tasks (wake_partition, wake_at, id) WHERE wake_at IS NOT NULL;
            CREATE TABLE crontabs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text COLLATE "C" NOT NULL UNIQUE);
            CREATE TABLE intervals (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text COLLATE "C" NOT NULL UNIQUE);
            CREATE TABLE periodic_task_ids (last bigint NOT NULL);
            INSERT INTO periodic_task_ids (last) VALUES (0);
            """),
        new("task and switch of periodic tasks", """
            ALTER TABLE periodic_tasks ADD COLUMN task text COLLATE "C";
            ALTER TABLE periodic_tasks ADD COLUMN enabled bigint;
            CREATE INDEX periodic_tasks_by_task ON periodic_tasks (task, id);
            CREATE INDEX periodic_tasks_by_switch ON periodic_tasks (enabled, id);
            """),
    ];
}
