using System.Data.Common;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Sqlite.Journal;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.PeriodicTasks;

/// <summary>
/// The table of periodic tasks: one row each, holding the whole state, so that it is both what a list shows and what the
/// actor begins its recovery with: a schedule that fired a million times is not replayed from its first day.
/// </summary>
internal static class PeriodicTaskTable
{
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new("table of periodic tasks", """
            CREATE TABLE periodic_tasks (
                id INTEGER PRIMARY KEY,
                name TEXT UNIQUE,
                definition BLOB NOT NULL,
                schedule_id INTEGER NOT NULL,
                sequence_nr INTEGER NOT NULL,
                deleted INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                date_changed INTEGER NOT NULL,
                anchor INTEGER NOT NULL,
                next_due INTEGER,
                last_run_at INTEGER,
                last_nominal INTEGER,
                total_run_count INTEGER NOT NULL,
                wake_partition INTEGER NOT NULL,
                wake_at INTEGER
            );
            CREATE INDEX periodic_tasks_wake_ups ON periodic_tasks (wake_partition, wake_at, id) WHERE wake_at IS NOT NULL;
            CREATE TABLE crontabs (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE);
            CREATE TABLE intervals (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE);
            CREATE TABLE periodic_task_ids (last INTEGER NOT NULL);
            INSERT INTO periodic_task_ids (last) VALUES (0);
            """),
        new("task and switch of periodic tasks", """
            ALTER TABLE periodic_tasks ADD COLUMN task TEXT;
            ALTER TABLE periodic_tasks ADD COLUMN enabled INTEGER;
            CREATE INDEX periodic_tasks_by_task ON periodic_tasks (task, id);
            CREATE INDEX periodic_tasks_by_switch ON periodic_tasks (enabled, id);
            """) { Then = FillTaskAndSwitch },
    ];

    // Only the program can read a definition.
    private static void FillTaskAndSwitch(DbConnection connection)
    {
        using var all = connection.CreateCommand();
        all.CommandText = "SELECT id, definition FROM periodic_tasks";
        using var fill = new PreparedStatement((SqliteConnection)connection, "UPDATE periodic_tasks SET task = ?, enabled = ? WHERE id = ?");
        using var reader = all.ExecuteReader();
        while (reader.Read())
        {
            var definition = DefinitionCodec.FromBytes(reader.GetFieldValue<byte[]>(1));
            fill.Bind(definition.Task).Bind(definition.Enabled ? 1 : 0).Bind(reader.GetInt64(0)).Execute();
        }
    }
}
