using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Journal.Sqlite.Reading;

/// <summary>The thread that answers replays, a burst at a time, on a connection of its own.</summary>
internal sealed class ReaderThread
{
    private readonly Queue<JournalReplay> _queue = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteStoreOptions _options;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    internal ReaderThread(SqliteConnection connection, SqliteStoreOptions options, ILogger logger)
    {
        _connection = connection;
        _options = options;
        _logger = logger;
        var query = new ReplayQuery(connection);
        new Thread(() => Run(query)) { IsBackground = true, Name = "journal reader" }.Start();
    }

    /// <summary>Queues a replay.</summary>
    internal void Add(JournalReplay replay)
    {
        lock (_queue)
        {
            if (!_closed)
            {
                _queue.Enqueue(replay);
                if (_queue.Count == 1)
                    Monitor.Pulse(_queue);
                return;
            }
        }

        replay.Failed(new JournalUnavailableException($"The journal {_options.Path} is closed."));
    }

    /// <summary>Takes no more replays, answers what waits and closes the connection.</summary>
    internal Task Close()
    {
        lock (_queue)
        {
            _closed = true;
            Monitor.Pulse(_queue);
        }

        return _ended.Task;
    }

    private void Run(ReplayQuery query)
    {
        List<JournalReplay> burst = [];
        while (Take(burst))
            Answer(query, burst);

        query.Dispose();
        _connection.Dispose();
        _ended.SetResult();
    }

    private bool Take(List<JournalReplay> burst)
    {
        burst.Clear();
        lock (_queue)
        {
            while (_queue.Count == 0 && !_closed)
                Monitor.Wait(_queue);
            while (burst.Count < _options.MaxReplayBurst && _queue.TryDequeue(out var replay))
                burst.Add(replay);
        }

        return burst.Count > 0;
    }

    /// <summary>The burst is taken before its transaction begins, so that each replay sees every write that was durable when it was queued.</summary>
    private void Answer(ReplayQuery query, List<JournalReplay> burst)
    {
        var answered = 0;
        try
        {
            query.Begin();
            for (; answered < burst.Count; answered++)
            {
                var (events, highest) = query.Run(burst[answered]);
                ThreadPool.UnsafeQueueUserWorkItem(new ReplayAnswer(burst[answered], events, highest), preferLocal: false);
            }

            query.End();
        }
        catch (Exception e)
        {
            // Whatever it was, no actor may wait for ever, and the reader must live to serve the next burst.
            _logger.LogError(e, "Replays from {Path} failed", _options.Path);
            Undo();
            foreach (var replay in burst.Skip(answered))
                replay.Failed(SqliteErrors.Unavailable(_options.Path, "read", e));
        }
    }

    private void Undo()
    {
        try
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
                _connection.Execute("ROLLBACK");
        }
        catch (SqliteException e)
        {
            _logger.LogError(e, "The read transaction on {Path} could not be ended", _options.Path);
        }
    }
}
