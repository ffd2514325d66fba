using ActorScheduler.Journal.Reading;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Postgres.Journal.Failures;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Reading;

/// <summary>The thread that answers replays, a burst at a time, on a connection of its own.</summary>
internal sealed class PostgresReader
{
    private readonly PostgresConnections _connections;
    private readonly PatientRetry _retry;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private NpgsqlConnection? _connection;

    internal PostgresReader(PostgresConnections connections, PostgresStoreOptions options, TimeProvider time, ILogger logger)
    {
        _connections = connections;
        _logger = logger;
        _retry = new PatientRetry(options.RetryFor, time, PostgresErrors.IsStorageFailure, Retried);
        Queue = new ReplayQueue(connections.Display, options.MaxReplayBurst);
        new Thread(Run) { IsBackground = true, Name = "journal reader" }.Start();
    }

    /// <summary>The replays that wait.</summary>
    internal ReplayQueue Queue { get; }

    /// <summary>Takes no more replays, answers what waits and closes the connection.</summary>
    internal Task Close()
    {
        Queue.Close();
        return _ended.Task;
    }

    private void Run()
    {
        List<JournalReplay> burst = [];
        while (Queue.Take(burst))
            Answer(burst);

        _connection?.Dispose();
        _ended.SetResult();
    }

    /// <summary>The burst is taken before its statement begins, so that each replay sees every write that was durable when it was queued.</summary>
    private void Answer(List<JournalReplay> burst)
    {
        try
        {
            var answers = _retry.Execute(() => Read(burst));
            for (var i = 0; i < answers.Length; i++)
                ThreadPool.UnsafeQueueUserWorkItem(new ReplayAnswer(burst[i], answers[i].Events, answers[i].Highest), preferLocal: false);
        }
        catch (Exception e) when (burst.Count > 1 && !e.IsStorageFailure())
        {
            // One of them asks for what cannot be asked (an id that is not text to PostgreSQL): the others must not suffer.
            foreach (var replay in burst)
                Answer([replay]);
        }
        catch (Exception e)
        {
            // Whatever it was, no actor may wait for ever, and the reader must live to serve the next burst.
            _logger.LogError(e, "Replays from {Journal} failed", _connections.Display);
            foreach (var replay in burst)
                replay.Failed(PostgresErrors.Unavailable(_connections.Display, "read", e));
        }
    }

    private (List<StoredEvent> Events, long Highest)[] Read(List<JournalReplay> burst)
    {
        try
        {
            return ReplayQuery.Run(_connection ??= _connections.OpenReader(), burst);
        }
        catch (Exception e) when (!e.LeavesTheSession())
        {
            _connection?.Dispose();
            _connection = null;
            _connections.Clear();
            throw;
        }
    }

    private void Retried(Exception failure, TimeSpan left) =>
        _logger.LogWarning("Replays from {Journal} wait: {Reason}", _connections.Display, PostgresErrors.Reason(failure));
}
