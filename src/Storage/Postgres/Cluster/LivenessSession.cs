using System.Data.Common;
using ActorScheduler.Storage.Cluster;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>The session that holds the lock of this process (<see cref="LivenessLock"/>).</summary>
/// <param name="open">Opens a connection outside of all pools.</param>
/// <param name="time">Measures how long the session lasts.</param>
/// <param name="log">Reports a session that broke.</param>
internal sealed class LivenessSession(Func<NpgsqlConnection> open, TimeProvider time, ILogger<LivenessSession> log) : ILivenessSession
{
    // A question may still be open when the process ends; a connection that is closed while it is read from never answers.
    private readonly SemaphoreSlim _use = new(1, 1);
    private NpgsqlConnection? _connection;
    private long _since;
    private bool _hasEnded;

    public async Task<LivenessSigns?> AskAsync(ProcessKey self, IReadOnlyCollection<ProcessKey> others)
    {
        await _use.WaitAsync();
        try
        {
            return _hasEnded ? null : await AskNowAsync(self, others);
        }
        finally
        {
            _use.Release();
        }
    }

    /// <summary>Ends the session: from now on this process counts as dead unless it answers.</summary>
    public async ValueTask DisposeAsync()
    {
        await _use.WaitAsync();
        try
        {
            _hasEnded = true;
            await CloseAsync();
        }
        finally
        {
            _use.Release();
        }
    }

    private async Task<LivenessSigns?> AskNowAsync(ProcessKey self, IReadOnlyCollection<ProcessKey> others)
    {
        try
        {
            if (_connection is null && !await OpenAsync(self))
                return null;
            var holders = await LivenessLock.HoldersAsync(_connection!, others);
            return new LivenessSigns(time.GetElapsedTime(_since), holders);
        }
        catch (Exception cause) when (cause is DbException or TimeoutException or IOException)
        {
            if (_connection is not null)
                log.LogWarning("The session that shows that this process is alive broke and is opened again: {Reason}", cause.Message);
            await CloseAsync();
            return null;
        }
    }

    private async Task<bool> OpenAsync(ProcessKey self)
    {
        var connection = await Task.Run(open);
        if (!await LivenessLock.TakeAsync(connection, self))
        {
            await connection.DisposeAsync();
            return false;
        }

        (_connection, _since) = (connection, time.GetTimestamp());
        return true;
    }

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
            await connection.DisposeAsync();
        _connection = null;
    }
}
