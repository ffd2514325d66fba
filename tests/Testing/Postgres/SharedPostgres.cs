using ActorScheduler.Harness.Postgres;

namespace ActorScheduler.Testing.Postgres;

/// <summary>The PostgreSQL server of a test run: started by the first test that needs it, stopped with the process.</summary>
public static class SharedPostgres
{
    private static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());

    /// <summary>The server.</summary>
    public static PostgresServer Server => Started.Value;
}
