using ActorScheduler.Harness.Postgres;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Postgres.Journal;
using ActorScheduler.Testing.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>A store in a PostgreSQL database. By default on the server that all tests share; one that is stopped and killed needs its own.</summary>
internal sealed class PostgresBed : StoreBed
{
    private readonly NotesProjection[] _projections;

    internal PostgresBed(params NotesProjection[] projections)
        : this(null, projections)
    {
    }

    internal PostgresBed(PostgresServer? server, params NotesProjection[] projections)
    {
        RequirePostgres.OrSkip();
        _projections = projections;
        Server = server ?? SharedPostgres.Server;
        Database = Server.CreateDatabase();
    }

    internal PostgresServer Server { get; }

    internal string Database { get; }

    internal string ConnectionString => Server.ConnectionString(Database);

    /// <summary>How long the store tries again; short, so that a test of giving up does not take long.</summary>
    internal TimeSpan RetryFor { get; init; } = TimeSpan.FromMilliseconds(300);

    internal override (string ConnectionString, string Provider) Stock => (ConnectionString, "PostgreSQL.15");

    internal PostgresStoreOptions Options => new()
    {
        ConnectionString = ConnectionString,
        Faults = Faults,
        ProbeInterval = TimeSpan.FromMilliseconds(50),
        RetryFor = RetryFor,
    };

    /// <summary>A second store on the same database, as another node has it.</summary>
    internal PostgresStore OpenAnother() =>
        PostgresStore.Open(Options with { Faults = null }, _projections, TimeProvider.System, NullLoggerFactory.Instance);

    internal override IJournalDatabase Open(params NotesProjection[] projections) =>
        PostgresStore.Open(Options, projections, TimeProvider.System, NullLoggerFactory.Instance);

    protected override IJournalDatabase Open() => Open(_projections);

    protected override void Discard() => Server.DropDatabase(Database);
}
