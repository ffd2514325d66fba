using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Postgres;
using ActorScheduler.Storage.Postgres.Journal;
using ActorScheduler.Storage.Sqlite.BulkOperations;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.PeriodicTasks;
using ActorScheduler.Storage.Sqlite.Tasks;
using ActorScheduler.Testing.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Storage.Tests.Support;

/// <summary>Which database a test runs on.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>A database with the node's read models for one test, which goes when the test goes.</summary>
internal abstract class StoreHome : IDisposable
{
    /// <summary>PostgreSQL, where it is installed; else the test is skipped.</summary>
    public static StoreKind Postgres
    {
        get
        {
            RequirePostgres.OrSkip();
            return StoreKind.Postgres;
        }
    }

    public static StoreHome Create(StoreKind kind) => kind == StoreKind.Sqlite ? new SqliteHome() : new PostgresHome();

    public abstract IJournalDatabase Open();

    public abstract void Dispose();

    private sealed class SqliteHome : StoreHome
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("node-test-");

        public override IJournalDatabase Open() => SqliteStore.Open(
            new SqliteStoreOptions { Path = Path.Combine(_directory.FullName, "scheduler.db") },
            [new TaskProjection(), new PeriodicTaskProjection(), new BulkOperationProjection()],
            TimeProvider.System,
            NullLoggerFactory.Instance);

        public override void Dispose() => _directory.Delete(recursive: true);
    }

    private sealed class PostgresHome : StoreHome
    {
        private readonly string _database;

        public PostgresHome()
        {
            RequirePostgres.OrSkip();
            _database = SharedPostgres.Server.CreateDatabase();
        }

        public override IJournalDatabase Open() => PostgresStore.Open(
            new PostgresStoreOptions { ConnectionString = SharedPostgres.Server.ConnectionString(_database) },
            PostgresStorage.Projections,
            TimeProvider.System,
            NullLoggerFactory.Instance);

        public override void Dispose() => SharedPostgres.Server.DropDatabase(_database);
    }
}
