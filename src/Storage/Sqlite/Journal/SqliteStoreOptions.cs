using ActorScheduler.Journal.Writing;

namespace ActorScheduler.Storage.Sqlite.Journal;

/// <summary>How an SQLite journal is kept.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The database file. It and its directory are created.</summary>
    public required string Path { get; init; }

    /// <summary>The most events in one transaction, so that no reply waits for an endless batch. From 1; default 5,000.</summary>
    public int MaxBatchEvents { get; init; } = 5_000;

    /// <summary>The most replays answered in one read transaction. From 1; default 500.</summary>
    public int MaxReplayBurst { get; init; } = 500;

    /// <summary>How long a statement waits for another program that holds the database (a backup). Default 5 s.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often an unhealthy and idle store tries to write again. Default 1 s.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The page cache of the writer. Default 64 MB.</summary>
    public int CacheKilobytes { get; init; } = 64 * 1024;

    /// <summary>The write-ahead log is moved into the database once it has this many pages of 4 KB. Default 16,000 (64 MB).</summary>
    public int CheckpointPages { get; init; } = 16_000;

    /// <summary>The write-ahead log is cut back to this size after a checkpoint. Default 128 MB.</summary>
    public long LogSizeLimitBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>Faults to inject; null outside tests.</summary>
    internal IFaultInjection? Faults { get; init; }
}
