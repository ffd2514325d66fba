using System.Data.Common;
using ActorScheduler.Journal.Store;
using ActorScheduler.Journal.Writing;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using ActorScheduler.Storage.Sqlite.Journal.Reading;
using ActorScheduler.Storage.Sqlite.Journal.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Sqlite.Journal;

/// <summary>
/// A journal in one SQLite file: every pending write of every actor goes into one transaction (group commit), with the read models
/// in the same transaction. One process owns the file. All members may be used from any thread.
/// </summary>
public sealed class SqliteStore : IJournalDatabase
{
    /// <summary>The name of the meter of the journal's metrics.</summary>
    public const string MeterName = JournalMetrics.MeterName;

    private readonly StoreLock _lock;
    private readonly SqliteConnections _connections;
    private readonly ReaderThread _reader;
    private readonly WriterThread _writer;
    private readonly HealthState _health;
    private readonly JournalMetrics _metrics;
    private readonly Lazy<Task> _closing;

    internal SqliteStore(SqliteStoreParts parts, SqliteStoreOptions options, ILogger logger)
    {
        _lock = parts.Lock;
        _connections = parts.Connections;
        _health = new HealthState(parts.Time);
        _metrics = new JournalMetrics(() => QueueLength);
        _reader = new ReaderThread(parts.Reader, options, logger);
        _writer = new WriterThread(parts.Writer, options, _reader.Queue, _health, _metrics, logger);
        _closing = new Lazy<Task>(CloseAsync);
        Path = options.Path;
    }

    /// <summary>The full path of the database file.</summary>
    public string Path { get; }

    /// <inheritdoc />
    string IJournalDatabase.Name => Path;

    /// <inheritdoc />
    public JournalHealth Health => _health.Current;

    /// <summary>The number of writes, deletions and other work that wait for the writer: the measure of back-pressure.</summary>
    public int QueueLength => _writer?.QueueLength ?? 0;

    /// <inheritdoc />
    public ISqlDialect Dialect => SqliteDialect.Instance;

    /// <summary>What the store has done since it was opened.</summary>
    public JournalStatistics Statistics => _metrics.Last;

    /// <summary>Opens a journal; creates or upgrades it.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="projections">The read models kept in the same transactions, in the order in which they see an event.</param>
    /// <param name="time">The clock of schema steps and health.</param>
    /// <param name="loggers">Where trouble is logged.</param>
    /// <exception cref="JournalOpenException">The path is unusable, another process has it, it is no database, or a newer version wrote it.</exception>
    /// <exception cref="ArgumentException">Two projections have one name, or a number in the options is out of range.</exception>
    public static SqliteStore Open(
        SqliteStoreOptions options, IReadOnlyList<ISqliteProjection> projections, TimeProvider time, ILoggerFactory loggers) =>
        SqliteStoreParts.Open(options, projections, time, loggers);

    /// <inheritdoc />
    public void Write(JournalWrite write) => _writer.Add(new AppendItem(write));

    /// <inheritdoc />
    public void Replay(JournalReplay replay) => _writer.Add(replay);

    /// <inheritdoc />
    public void Delete(JournalDeletion deletion) => _writer.Add(new DeleteItem(deletion));

    /// <summary>
    /// Runs other work in the order of the writes, inside the writer's transaction, in a savepoint of its own. Every event waits for it: keep it to milliseconds.
    /// </summary>
    /// <typeparam name="T">What the work returns; read everything before returning, the connection is the writer's.</typeparam>
    /// <param name="work">The work. It may be run a second time, after all that it did was undone. It must not begin, commit or keep anything on the
    /// connection. If it throws, it is undone and nothing else is.</param>
    /// <param name="cancellation">Cancels the work if it has not begun.</param>
    /// <returns>The result, once it is durable.</returns>
    /// <exception cref="JournalUnavailableException">The transaction failed, or the store is closed.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellation = default)
    {
        var item = new WorkItem<T>(work, cancellation);
        _writer.Add(item);
        return item.Done;
    }

    /// <summary>
    /// An open read-only connection for queries; dispose it to give it back to the pool. A transaction on it must be deferred
    /// (<c>BeginTransaction(deferred: true)</c>): the other kind would take the writer's lock and is refused.
    /// </summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public SqliteConnection OpenReader() => _connections.OpenPooledReader();

    DbConnection IReadModelStore.OpenReader() => OpenReader();

    Task<T> IReadModelStore.WriteAsync<T>(Func<DbConnection, T> work, CancellationToken cancellation) => WriteAsync(work, cancellation);

    /// <inheritdoc />
    public Task<long> ReadWatermarkAsync(CancellationToken cancellation)
    {
        // One writer: orderings become visible in their order. The last one given out, not the last one there, which may be removed again.
        using var connection = OpenReader();
        return Task.FromResult((long)connection.Scalar("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0)")!);
    }

    /// <summary>Takes no more work, finishes what waits, answers it, empties the write-ahead log and lets go of the file. May be called twice.</summary>
    public ValueTask DisposeAsync() => new(_closing.Value);

    private async Task CloseAsync()
    {
        await _writer.Close();
        await _reader.Close();
        _connections.ClearPool();
        _metrics.Dispose();
        _lock.Dispose();
    }
}
