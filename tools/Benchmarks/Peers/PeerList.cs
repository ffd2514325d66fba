namespace ActorScheduler.Benchmarks.Peers;

/// <summary>The schedulers that ActorScheduler is compared with.</summary>
internal static class PeerList
{
    private const string QuartzHow = "20 threads, 20 triggers at a time; keeps no result";

    /// <summary>All of them. Quartz.NET is measured on SQLite only if there is no PostgreSQL.</summary>
    public static IReadOnlyList<IPeer> All =>
    [
        new CeleryPeer("everysec"),
        new CeleryPeer("always"),
        new WorkerPeer("hangfire-postgresql", "Hangfire + PostgreSQL", "yes", "20 workers, polled every 50 ms") { OnPostgres = true },
        new WorkerPeer("hangfire-memory", "Hangfire in memory", "no", "20 workers at the most") { IsFast = true },
        PostgresServer.Missing() is null
            ? new WorkerPeer("quartz-postgresql", "Quartz.NET + PostgreSQL", "yes", QuartzHow) { OnPostgres = true }
            : new WorkerPeer("quartz-sqlite", "Quartz.NET + SQLite", "yes", QuartzHow),
    ];
}
