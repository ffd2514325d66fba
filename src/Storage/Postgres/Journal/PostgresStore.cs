using System.Data.Common;
using ActorScheduler.Journal.Store;
using ActorScheduler.Journal.Writing;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Postgres.Journal.Failures;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using ActorScheduler.Storage.Postgres.Journal.Reading;
using ActorScheduler.Storage.Postgres.Journal.Schema;
using ActorScheduler.Storage.Postgres.Journal.Writing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal;

/// <summary>
/// A journal in a PostgreSQL database that many processes share: every pending write of every actor of this process goes into one transaction
/// (group commit), with the read models in the same transaction. All members may be used from any thread.
/// </summary>
public sealed class PostgresStore : IJournalDatabase
{
    private readonly PostgresConnections _connections;
    private readonly PostgresReader _reader;
    private readonly PostgresWriter _writer;
    private readonly OrderingWatermark _watermark;
    private readonly HealthState _health;
    private readonly JournalMetrics _metrics;
    private readonly Lazy<Task> _closing;

    private PostgresStore(
        PostgresConnections connections, IReadOnlyList<IPostgresProjection> projections, PostgresStoreOptions options, TimeProvider time, ILogger logger)
    {
        _connections = connections;
        _health = new HealthState(time);
        _metrics = new JournalMetrics(() => QueueLength);
        _watermark = new OrderingWatermark(connections);
        _reader = new PostgresReader(connections, options, time, logger);
        var trouble = new TroubleReport(connections.Display, _health, logger);
        var retry = new PatientRetry(options.RetryFor, time, PostgresErrors.IsStorageFailure, (failure, _) => trouble.Retried(failure));
        var commit = new GroupCommit(connections, projections, options, retry, new OutcomeResolver(connections, retry));
        _writer = new PostgresWriter(connections.Display, options, commit, _reader.Queue, _health, _metrics, trouble);
        _closing = new Lazy<Task>(CloseAsync);
    }

    /// <inheritdoc />
    public string Name => _connections.Display;

    /// <inheritdoc />
    public JournalHealth Health => _health.Current;

    /// <summary>The number of writes, deletions and other work that wait for the writer: the measure of back-pressure.</summary>
    public int QueueLength => _writer?.QueueLength ?? 0;

    /// <summary>What the store has done since it was opened.</summary>
    public JournalStatistics Statistics => _metrics.Last;

    /// <inheritdoc />
    public ISqlDialect Dialect => PostgresDialect.Instance;

    /// <summary>Opens a journal; creates or upgrades its tables. Waits for a server that does not answer yet.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="projections">The read models kept in the same transactions, in the order in which they see an event.</param>
    /// <param name="time">The clock of schema steps, health and patience.</param>
    /// <param name="loggers">Where trouble is logged.</param>
    /// <exception cref="JournalOpenException">The database cannot be reached in time or used, or a newer version wrote it.</exception>
    /// <exception cref="ArgumentException">Two projections have one name, or a number in the options is out of range.</exception>
    public static PostgresStore Open(
        PostgresStoreOptions options, IReadOnlyList<IPostgresProjection> projections, TimeProvider time, ILoggerFactory loggers)
    {
        Check(options, projections);
        var logger = loggers.CreateLogger<PostgresStore>();
        var connections = new PostgresConnections(options);
        try
        {
            new PostgresStart(connections, options, time, logger).Run(projections);
            return new PostgresStore(connections, projections, options, time, logger);
        }
        catch
        {
            connections.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Write(JournalWrite write) => _writer.Add(new AppendItem(write));

    /// <inheritdoc />
    public void Replay(JournalReplay replay) => _writer.Add(replay);

    /// <inheritdoc />
    public void Delete(JournalDeletion deletion) => _writer.Add(new DeleteItem(deletion));

    /// <summary>
    /// Runs other work in the order of the writes, inside the writer's transaction, in a savepoint of its own. Every event waits for it: keep it to
    /// milliseconds. When the transaction must be tried again (a lost connection, a deadlock), the work runs again, so it must have no effect elsewhere.
    /// </summary>
    /// <typeparam name="T">What the work returns; read everything before returning, the connection is the writer's.</typeparam>
    /// <param name="work">The work. It must not begin, commit or keep anything on the connection. If it throws, it is undone and nothing else
    /// is.</param>
    /// <param name="cancellation">Cancels the work if it has not begun.</param>
    /// <returns>The result, once it is durable.</returns>
    /// <exception cref="JournalUnavailableException">The transaction failed, or the store is closed.</exception>
    public Task<T> WriteAsync<T>(Func<DbConnection, T> work, CancellationToken cancellation = default)
    {
        var item = new WorkItem<T>(work, cancellation);
        _writer.Add(item);
        return item.Done;
    }

    /// <summary>An open read-only connection for queries; dispose it to give it back to the pool.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached, or all connections are in use.</exception>
    public NpgsqlConnection OpenReader() => _connections.OpenQuery();

    DbConnection IReadModelStore.OpenReader() => OpenReader();

    /// <summary>The end of the application name of each session of this store in <c>pg_stat_activity</c>; no other store has it.</summary>
    public string SessionMark => _connections.SessionMark;

    /// <summary>An open connection outside of all pools, for what belongs to a session; its owner closes it.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public NpgsqlConnection OpenSession() => _connections.OpenSession();

    /// <inheritdoc />
    public Task<long> ReadWatermarkAsync(CancellationToken cancellation) => _watermark.ReadAsync(cancellation);

    /// <summary>Takes no more work, finishes what waits, answers it and closes the connections. May be called twice.</summary>
    public ValueTask DisposeAsync() => new(_closing.Value);

    private static void Check(PostgresStoreOptions options, IReadOnlyList<IPostgresProjection> projections)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBatchEvents, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxReplayBurst, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RetryFor, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StartPatience, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.ProbeInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StalledTransaction, TimeSpan.FromMilliseconds(1));
        string[] names = [PostgresSchema.Component, .. projections.Select(p => p.Name)];
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two projections are called '{twice.Key}'; 'journal' is the journal itself.", nameof(projections));
    }

    private async Task CloseAsync()
    {
        await _writer.Close();
        await _reader.Close();
        _connections.Dispose();
        _metrics.Dispose();
    }
}
