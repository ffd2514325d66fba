using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Servers;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>
/// Makes a journal with any number of finished tasks. The server itself runs one task, and the rows that it leaves, in every table, are copied under
/// other ids: whatever the schema and the bytes are, the rows are the server's own.
/// </summary>
internal static class JournalFill
{
    private const string DatabaseFile = "scheduler.db";
    private const int TasksInTransaction = 50_000;
    private const string IdOfCopy = "printf('0198c0de-%04x-7%03x-8000-%012x', n / 16777216 % 65536, n / 4096 % 4096, n)";

    // The server keeps these counts itself.
    private const string Recount = """
        DELETE FROM task_counts;
        INSERT INTO task_counts (name, phase, count) SELECT name, phase, COUNT(*) FROM tasks GROUP BY name, phase;
        DELETE FROM task_blocks;
        INSERT INTO task_blocks (block, received_min, received_max, finished_min, finished_max)
            SELECT position >> 12, MIN(submitted_at), MAX(submitted_at), MIN(finished_at), MAX(finished_at) FROM tasks GROUP BY 1;
        """;

    /// <summary>Fills the data folder of a server that is not running.</summary>
    /// <param name="run">This run of the program.</param>
    /// <param name="dataFolder">An empty folder.</param>
    /// <param name="events">About how many events; 0 leaves the one task.</param>
    /// <returns>How many events there are.</returns>
    public static long Fill(BenchmarkRun run, string dataFolder, long events) => Fill(run, dataFolder, model => events / model.Events, "");

    /// <summary>Fills the data folder of a server that is not running with a number of tasks that differ from each other.</summary>
    public static void FillWithDifferentTasks(BenchmarkRun run, string dataFolder, int tasks) => Fill(run, dataFolder, _ => tasks, DifferentTasks.Sql);

    private static long Fill(BenchmarkRun run, string dataFolder, Func<FinishedTask, long> count, string change)
    {
        var server = GatewayServer.Start(run, dataFolder);
        SubmitRun.Measure(server, connections: 1, tasks: 1);
        server.Stop();
        using var connection = Open(dataFolder, SqliteOpenMode.ReadWrite);
        // Nothing reads the file meanwhile, and a machine that dies here only loses the benchmark.
        Execute(connection, "PRAGMA synchronous = OFF");
        Execute(connection, "PRAGMA cache_size = -262144");
        var model = FinishedTask.Find(connection);
        var tasks = count(model);
        for (var done = 0L; done < tasks; done += TasksInTransaction)
        {
            Multiply(connection, model, done, Math.Min(tasks, done + TasksInTransaction));
            if (done / TasksInTransaction % 10 == 9)
                run.Progress($"{done * model.Events:N0} of {tasks * model.Events:N0} events are there");
        }

        if (change.Length > 0)
            Execute(connection, change);
        Execute(connection, Recount);
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        var events = (long)Scalar(connection, "SELECT count(*) FROM journal");
        Sync(dataFolder);
        return events;
    }

    // What was filled in without syncing would otherwise be written by the first sync of the server that is measured.
    private static void Sync(string dataFolder)
    {
        using var file = new FileStream(Path.Combine(dataFolder, DatabaseFile), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The size of the database in bytes.</summary>
    public static long Size(string dataFolder) => new FileInfo(Path.Combine(dataFolder, DatabaseFile)).Length;

    /// <summary>Opens the database for reading beside the running server.</summary>
    public static SqliteConnection OpenReader(string dataFolder) => Open(dataFolder, SqliteOpenMode.ReadOnly);

    /// <summary>Opens the database of a server that is not running, for changes.</summary>
    public static SqliteConnection OpenWriter(string dataFolder) => Open(dataFolder, SqliteOpenMode.ReadWrite);

    /// <summary>The place of the newest event.</summary>
    public static long LastPosition(SqliteConnection connection) => (long)Scalar(connection, "SELECT max(ordering) FROM journal");

    /// <summary>How many of the tasks after a place have ended; counting all of them would take longer than what is measured.</summary>
    public static long FinishedAfter(SqliteConnection connection, long position) =>
        (long)Scalar(connection, $"SELECT count(*) FROM tasks WHERE position > {position.ToString(CultureInfo.InvariantCulture)} AND finished_at IS NOT NULL");

    private static void Multiply(SqliteConnection connection, FinishedTask model, long from, long to)
    {
        var numbers = FormattableString.Invariant($"WITH RECURSIVE numbers(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < {to})");
        Execute(connection, "BEGIN");
        var first = LastPosition(connection) + 1;
        var position = FormattableString.Invariant($"{first} + (n - {from}) * {model.Events}");
        for (var i = 0; i < model.Orderings.Count; i++)
            Copy("journal", "ordering", model.Orderings[i], new() { ["ordering"] = $"{position} + {i}", ["persistence_id"] = $"'task-' || {IdOfCopy}" });
        Copy("tasks", "position", model.Position, new() { ["position"] = position, ["id"] = IdOfCopy, ["clock"] = $"{position} + {model.Events - 1}" });
        Execute(connection, "COMMIT");

        void Copy(string table, string key, long row, Dictionary<string, string> changed)
        {
            var columns = Columns(connection, table);
            var values = columns.Select(column => changed.GetValueOrDefault(column, $"model.{column}"));
            Execute(connection, FormattableString.Invariant(
                $"{numbers} INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM numbers, {table} AS model WHERE model.{key} = {row}"));
        }
    }

    private static List<string> Columns(SqliteConnection connection, string table)
    {
        using var command = new SqliteCommand($"SELECT name FROM pragma_table_info('{table}')", connection);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static SqliteConnection Open(string dataFolder, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(dataFolder, DatabaseFile),
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 600,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static object Scalar(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The task that the server ran: where its rows are.</summary>
    private sealed record FinishedTask(long Position, IReadOnlyList<long> Orderings)
    {
        public int Events => Orderings.Count;

        public static FinishedTask Find(SqliteConnection connection)
        {
            var position = (long)Scalar(connection, "SELECT position FROM tasks WHERE finished_at IS NOT NULL");
            using var command = new SqliteCommand(
                "SELECT ordering FROM journal WHERE persistence_id = (SELECT 'task-' || id FROM tasks WHERE position = $position) ORDER BY ordering", connection);
            command.Parameters.AddWithValue("$position", position);
            using var reader = command.ExecuteReader();
            var orderings = new List<long>();
            while (reader.Read())
                orderings.Add(reader.GetInt64(0));
            return new FinishedTask(position, orderings);
        }
    }
}
