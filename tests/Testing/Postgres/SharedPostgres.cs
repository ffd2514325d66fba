namespace ActorScheduler.Testing.Postgres;

/// <summary>The one server of a test run: started by the first test that needs it, ended with the process.</summary>
public static class SharedPostgres
{
    private static readonly Lazy<PostgresServer> Started = new(Start);

    /// <summary>The server.</summary>
    public static PostgresServer Server => Started.Value;

    private static PostgresServer Start()
    {
        var server = new PostgresServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }
}
