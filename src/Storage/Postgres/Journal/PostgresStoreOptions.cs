using ActorScheduler.Journal.Writing;

namespace ActorScheduler.Storage.Postgres.Journal;

/// <summary>How a journal in PostgreSQL is kept.</summary>
public sealed record PostgresStoreOptions
{
    /// <summary>
    /// How to connect, in Npgsql's words (<c>Host=…;Database=…;Username=…</c>). With several hosts (<c>Host=a,b</c>) the one that can be
    /// written is found. <c>Maximum Pool Size</c> bounds the connections for queries; three more are the journal's own.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>The most events in one transaction, so that no reply waits for an endless batch. From 1; default 5,000.</summary>
    public int MaxBatchEvents { get; init; } = 5_000;

    /// <summary>The most replays answered with one query. From 1; default 500.</summary>
    public int MaxReplayBurst { get; init; } = 500;

    /// <summary>How long a transaction that is known not to be committed is tried again before its writers are told. Default 15 s.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the start waits for a database that does not answer yet. Default 60 s.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often an unhealthy and idle store tries to write again. Default 1 s.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The server ends a transaction of the writer that has been idle for this long: a process that was stopped in the middle of one must not
    /// hold up the successor of its actors. Default 3 s.
    /// </summary>
    public TimeSpan StalledTransaction { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Faults to inject; null outside tests.</summary>
    internal IFaultInjection? Faults { get; init; }
}
