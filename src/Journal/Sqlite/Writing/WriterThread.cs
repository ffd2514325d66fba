using System.Diagnostics;
using ActorScheduler.Journal.Sqlite.Reading;
using ActorScheduler.Journal.Store;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Journal.Sqlite.Writing;

/// <summary>
/// The one thread that writes. While a transaction is being synced to disk the next batch gathers by itself, so batches grow with
/// the load and a lone write waits for nobody.
/// </summary>
internal sealed class WriterThread
{
    private readonly WriterQueue _queue = new();
    private readonly PendingWrites _pending = new();
    private readonly WriterSession _session;
    private readonly SqliteStoreOptions _options;
    private readonly ReaderThread _reader;
    private readonly HealthState _health;
    private readonly JournalMetrics _metrics;
    private readonly ILogger _logger;
    private readonly GroupCommit _commit;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal WriterThread(WriterSession session, SqliteStoreOptions options, ReaderThread reader, HealthState health, JournalMetrics metrics, ILogger logger)
    {
        _session = session;
        _options = options;
        _reader = reader;
        _health = health;
        _metrics = metrics;
        _logger = logger;
        _commit = new GroupCommit(session, options.Path, options.Faults);
        new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
    }

    /// <summary>The number of items waiting.</summary>
    internal int QueueLength => _queue.Length;

    /// <summary>Queues work.</summary>
    internal void Add(WriterItem item)
    {
        if (item.PersistenceId is { } id)
            _pending.Enter(id);
        if (_queue.TryAdd(item))
            return;

        Release(_pending.Leave(item));
        item.Failed(new JournalUnavailableException($"The journal {_options.Path} is closed."));
    }

    /// <summary>Queues a replay behind the pending work of its id.</summary>
    internal void Add(JournalReplay replay)
    {
        if (!_pending.TryPark(replay))
            _reader.Add(replay);
    }

    /// <summary>Takes no more work, finishes what waits, empties the write-ahead log and closes the connection.</summary>
    internal Task Close()
    {
        _queue.Close();
        return _ended.Task;
    }

    private void Run()
    {
        List<WriterItem> batch = [];
        Taken taken;
        while ((taken = _queue.Take(batch, _options.MaxBatchEvents, Patience)) != Taken.Closed)
        {
            if (taken == Taken.TimedOut)
                batch.Add(new ProbeItem());
            Write(batch);
        }

        End();
    }

    /// <summary>An unhealthy store does not wait for somebody to try it.</summary>
    private TimeSpan Patience => _health.Current.IsHealthy ? Timeout.InfiniteTimeSpan : _options.ProbeInterval;

    private void Write(List<WriterItem> batch)
    {
        var start = Stopwatch.GetTimestamp();
        var failure = _commit.Run(batch);
        _metrics.Record(batch, Stopwatch.GetElapsedTime(start), failure is null);
        if (_health.Record(failure?.Message))
            Log(failure);

        // Replies go first: a restarted actor must not meet those of its former incarnation after its own recovery.
        if (_options.Faults is not { LosesReplies: true })
            Reply(batch, failure);
        Release(_pending.Leave(batch));
    }

    private static void Reply(List<WriterItem> batch, JournalUnavailableException? failure)
    {
        foreach (var item in batch)
        {
            if (failure is null)
                item.Committed();
            else
                item.Failed(failure);
        }
    }

    private void Release(List<JournalReplay> replays)
    {
        foreach (var replay in replays)
            _reader.Add(replay);
    }

    private void Log(JournalUnavailableException? failure)
    {
        if (failure is null)
            _logger.LogInformation("The journal {Path} can be written again", _options.Path);
        else
            _logger.LogError(failure, "The journal {Path} cannot be written; it is tried again every {Interval}", _options.Path, _options.ProbeInterval);
    }

    private void End()
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
        _ended.SetResult();
    }
}
