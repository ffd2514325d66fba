using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Servers;
using Npgsql;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>The same as <see cref="JournalFill"/> in a database on PostgreSQL: copies of the rows of one task that the server ran.</summary>
internal static class PostgresFill
{
    private const int TasksInTransaction = 100_000;

    private const string IdOfCopy =
        "'0198c0de-' || lpad(to_hex(n / 16777216 % 65536), 4, '0') || '-7' || lpad(to_hex(n / 4096 % 4096), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0')";

    // What the server itself writes with the tasks, or after them. The tables are left as if the server had been running for a long time.
    private const string Finish = """
        VACUUM FULL tasks;
        TRUNCATE task_count_parts;
        INSERT INTO task_count_parts (name, phase, part, count) SELECT name, phase, 0, count(*) FROM tasks GROUP BY name, phase;
        DROP INDEX task_texts_trigrams;
        TRUNCATE task_texts;
        INSERT INTO task_texts (position, text)
            SELECT position, concat_ws(E'\n', id, name, args, kwargs, result, failure_type, failure_message) FROM tasks;
        CREATE INDEX task_texts_trigrams ON task_texts USING gin (text gin_trgm_ops);
        UPDATE task_texts_progress SET watermark = (SELECT max(ordering) FROM journal);
        SELECT setval(pg_get_serial_sequence('journal', 'ordering'), (SELECT max(ordering) FROM journal));
        VACUUM ANALYZE;
        CHECKPOINT;
        """;

    /// <summary>Fills the database of a server that is not running with a number of tasks that differ from each other.</summary>
    public static void FillWithDifferentTasks(BenchmarkRun run, string dataFolder, int tasks)
    {
        var server = GatewayServer.Start(run, dataFolder);
        SubmitRun.Measure(server, connections: 1, tasks: 1);
        server.Stop();
        using var connection = new NpgsqlConnection(run.Databases!.Of(dataFolder) + ";Command Timeout=0");
        connection.Open();
        Execute(connection, "SET synchronous_commit = off; SET maintenance_work_mem = '256MB'");
        var position = (long)Scalar(connection, "SELECT position FROM tasks WHERE finished_at IS NOT NULL");
        var orderings = Orderings(connection, position);
        for (var done = 0L; done < tasks; done += TasksInTransaction)
        {
            Multiply(connection, position, orderings, done, Math.Min(tasks, done + TasksInTransaction));
            run.Progress($"{Math.Min(tasks, done + TasksInTransaction):N0} of {tasks:N0} tasks are there");
        }

        Execute(connection, DifferentTasks.Sql);
        run.Progress("they differ from each other; the indexes are made anew");
        foreach (var statement in Finish.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Execute(connection, statement);
    }

    private static void Multiply(NpgsqlConnection connection, long model, List<long> orderings, long from, long to)
    {
        var first = (long)Scalar(connection, "SELECT max(ordering) FROM journal") + 1;
        var position = FormattableString.Invariant($"{first} + (n - {from}) * {orderings.Count}");
        for (var i = 0; i < orderings.Count; i++)
            Copy("journal", "ordering", orderings[i], new() { ["ordering"] = $"{position} + {i}", ["persistence_id"] = $"'task-' || {IdOfCopy}" });
        Copy("tasks", "position", model, new() { ["position"] = position, ["id"] = IdOfCopy, ["clock"] = $"{position} + {orderings.Count - 1}" });

        void Copy(string table, string key, long row, Dictionary<string, string> changed)
        {
            var columns = Columns(connection, table);
            var values = columns.Select(column => changed.GetValueOrDefault(column, $"model.{column}"));
            Execute(connection, FormattableString.Invariant($"""
                INSERT INTO {table} ({string.Join(", ", columns)}) OVERRIDING SYSTEM VALUE
                SELECT {string.Join(", ", values)} FROM generate_series({from}::bigint, {to - 1}::bigint) AS numbers (n), {table} AS model WHERE model.{key} = {row}
                """));
        }
    }

    private static List<long> Orderings(NpgsqlConnection connection, long position)
    {
        using var command = Command(connection, string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT ordering FROM journal WHERE persistence_id = (SELECT 'task-' || id FROM tasks WHERE position = {position}) ORDER BY ordering"));
        using var reader = command.ExecuteReader();
        var orderings = new List<long>();
        while (reader.Read())
            orderings.Add(reader.GetInt64(0));
        return orderings;
    }

    private static List<string> Columns(NpgsqlConnection connection, string table)
    {
        using var command = Command(connection, $"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position");
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static object Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return command.ExecuteScalar()!;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
