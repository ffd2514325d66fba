using ActorScheduler.Testing.Postgres;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>A test with a PostgreSQL database of its own.</summary>
public abstract class PostgresTest : IDisposable
{
    private readonly string _database;

    protected PostgresTest()
    {
        RequirePostgres.OrSkip();
        _database = SharedPostgres.Server.CreateDatabase();
        ConnectionString = SharedPostgres.Server.ConnectionString(_database);
    }

    /// <summary>How to connect to it.</summary>
    protected string ConnectionString { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes the database.</summary>
    protected virtual void Dispose(bool disposing) => SharedPostgres.Server.DropDatabase(_database);
}
