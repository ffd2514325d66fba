using System.Diagnostics;
using ActorScheduler.Journal.Reading;
using ActorScheduler.Journal.Store;
using ActorScheduler.Journal.Writing;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>The thread that writes an SQLite file.</summary>
internal sealed class WriterThread : WriterLoop<SqliteItem>
{
    private readonly WriterSession _session;
    private readonly SqliteStoreOptions _options;
    private readonly HealthState _health;
    private readonly JournalMetrics _metrics;
    private readonly ILogger _logger;
    private readonly GroupCommit _commit;

    internal WriterThread(WriterSession session, SqliteStoreOptions options, ReplayQueue replays, HealthState health, JournalMetrics metrics, ILogger logger)
        : base(options.Path, options.MaxBatchEvents, options.ProbeInterval, replays, health)
    {
        _session = session;
        _options = options;
        _health = health;
        _metrics = metrics;
        _logger = logger;
        _commit = new GroupCommit(session, options.Path, options.Faults);
        Start();
    }

    /// <inheritdoc />
    protected override SqliteItem Probe() => new ProbeItem();

    /// <inheritdoc />
    protected override void Write(List<SqliteItem> batch)
    {
        var start = Stopwatch.GetTimestamp();
        var failure = _commit.Run(batch);
        _metrics.Record(batch, Stopwatch.GetElapsedTime(start), failure is null);
        if (_health.Record(failure?.Message))
            Log(failure);
        Answer(batch, failure, silently: _options.Faults is { LosesReplies: true });
    }

    /// <inheritdoc />
    protected override void End()
    {
        try
        {
            _session.Connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            // Nothing is lost: the next start reads the log.
            _logger.LogWarning(e, "The write-ahead log of {Path} could not be emptied", _options.Path);
        }

        _session.Dispose();
    }

    private void Log(JournalUnavailableException? failure)
    {
        if (failure is null)
            _logger.LogInformation("The journal {Path} can be written again", _options.Path);
        else
            _logger.LogError(failure, "The journal {Path} cannot be written; it is tried again every {Interval}", _options.Path, _options.ProbeInterval);
    }
}
