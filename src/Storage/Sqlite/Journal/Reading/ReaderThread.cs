using ActorScheduler.Journal.Reading;
using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Sqlite.Journal.Reading;

/// <summary>The thread that answers replays, a burst at a time, on a connection of its own.</summary>
internal sealed class ReaderThread
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStoreOptions _options;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ReaderThread(SqliteConnection connection, SqliteStoreOptions options, ILogger logger)
    {
        _connection = connection;
        _options = options;
        _logger = logger;
        Queue = new ReplayQueue(options.Path, options.MaxReplayBurst);
        var query = new ReplayQuery(connection);
        new Thread(() => Run(query)) { IsBackground = true, Name = "journal reader" }.Start();
    }

    /// <summary>The replays that wait.</summary>
    internal ReplayQueue Queue { get; }

    /// <summary>Takes no more replays, answers what waits and closes the connection.</summary>
    internal Task Close()
    {
        Queue.Close();
        return _ended.Task;
    }

    private void Run(ReplayQuery query)
    {
        List<JournalReplay> burst = [];
        while (Queue.Take(burst))
            Answer(query, burst);

        query.Dispose();
        _connection.Dispose();
        _ended.SetResult();
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
