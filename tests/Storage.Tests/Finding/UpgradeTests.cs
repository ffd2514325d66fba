using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using ActorScheduler.Storage.Sqlite.PeriodicTasks;
using ActorScheduler.Storage.Sqlite.Tasks;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Storage.Tests.Finding;

/// <summary>A file that a program wrote which had no counts, no blocks and fewer columns is brought up to date when it is opened.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("node-test-");

    [Fact]
    public async Task Everything_in_an_older_file_is_counted_and_found()
    {
        await using (var old = Open(new Older(new TaskProjection()), new Older(new PeriodicTaskProjection())))
        {
            await old.WriteAsync(Fill);
        }

        await using var store = Open(new TaskProjection(), new PeriodicTaskProjection());
        var tasks = new TaskQueries(store, TimeProvider.System);
        var counts = await tasks.CountAsync(default);

        Assert.Equal((4_500, 500), (counts.ByState["SUCCESS"], counts.ByState["FAILURE"]));
        Assert.Equal(2_500, counts.ByName["n1"]);
        Assert.Equal(250, await tasks.CountMatchingAsync(new TaskFilter { Name = "n0", Search = "bad" }, default));
        var longAgo = new TaskFilter { ReceivedTo = DateTimeOffset.UnixEpoch.AddSeconds(10), FinishedFrom = DateTimeOffset.UnixEpoch.AddSeconds(9) };
        var found = new List<string>();
        await foreach (var row in tasks.ListAsync(longAgo, 5, 0, default))
            found.Add(row.Id);
        Assert.Equal(["10", "9"], found);
        var periodic = new PeriodicTaskQueries(store);
        Assert.Equal([2L], (await periodic.PageAsync(new PeriodicTaskFilter(Enabled: false, Task: "demo.tick"), null, 5, default)).Rows.Select(row => row.Id));
        Assert.Equal([1L], (await periodic.PageAsync(new PeriodicTaskFilter(Enabled: true), null, 5, default)).Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task Tasks_that_lost_their_rows_under_an_older_program_are_known_to_retention()
    {
        await using (var old = Open(new Older(new TaskProjection()), new Older(new PeriodicTaskProjection())))
        {
            await old.WriteAsync(Fill);
            await old.WriteAsync(connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = """
                    INSERT INTO journal (created, deleted, persistence_id, sequence_number, message) VALUES
                        (621355968000000000, 0, 'task-expired', 1, x''), (621355968000000070, 0, 'task-expired', 2, x''),
                        (621355968000000000, 0, 'task-7', 1, x''), (621355968000000000, 0, 'periodic-1', 1, x'');
                    """;
                return command.ExecuteNonQuery();
            });
        }

        await using var store = Open(new TaskProjection(), new PeriodicTaskProjection());
        using var reader = store.OpenReader();
        using var command = reader.CreateCommand();
        command.CommandText = "SELECT group_concat(id || ' ' || finished_at) FROM expired_tasks";

        Assert.Equal("expired 7", command.ExecuteScalar());
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private SqliteStore Open(params ISqliteProjection[] projections) => SqliteStore.Open(
        new SqliteStoreOptions { Path = Path.Combine(_directory.FullName, "scheduler.db") }, projections, TimeProvider.System, NullLoggerFactory.Instance);

    private static int Fill(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO tasks (position, id, name, phase, submitted_at, updated_at, due_at, args, kwargs, fingerprint, attempt, retries,
                lost_attempts, revoke_requested, clock, wake_partition, finished_at, failure_type, failure_message, traceback)
            SELECT i, i, 'n' || (i % 2), CASE WHEN i % 10 = 0 THEN 5 ELSE 4 END, i * 1000000, 0, 0, '[]', '{}', '', 1, 0, 0, 0, i, 0, i * 1000000,
                CASE WHEN i % 10 = 0 THEN 'Boom' END, CASE WHEN i % 20 = 0 THEN 'bad' ELSE 'Bid' END, '' FROM n;
            INSERT INTO periodic_tasks (id, name, definition, schedule_id, sequence_nr, deleted, created_at, date_changed, anchor, total_run_count, wake_partition)
            VALUES (1, 'one', $one, 1, 1, 0, 0, 0, 0, 0, 0), (2, 'two', $two, 1, 1, 0, 0, 0, 0, 0, 0);
            """;
        command.Add("$one", Bytes(Samples.Every(5, "one")));
        command.Add("$two", Bytes(Samples.Every(5, "two") with { Enabled = false }));
        return command.ExecuteNonQuery();
    }

    private static byte[] Bytes(PeriodicTaskDefinition definition) => DefinitionCodec.ToBytes(definition);

    /// <summary>A projection as its first version was.</summary>
    private sealed class Older(ISqliteProjection projection) : ISqliteProjection
    {
        public string Name => projection.Name;

        public IReadOnlyList<Migration> Migrations => [projection.Migrations[0]];

        public ISqliteProjectionSession Open(SqliteConnection connection) => new Nothing();

        private sealed class Nothing : ISqliteProjectionSession
        {
            public void Project(in ProjectedEvent e)
            {
            }

            public void Dispose()
            {
            }
        }
    }
}
