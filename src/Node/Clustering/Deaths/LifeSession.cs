using System.Data.Common;
using Akka.Cluster;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ActorScheduler.Node.Clustering.Deaths;

/// <summary>The session of the database by which the others see that this process lives, and by which it sees the same of them.</summary>
/// <param name="open">Opens a connection outside of all pools.</param>
/// <param name="time">Measures for how long the session lasts.</param>
/// <param name="log">Tells of a session that broke.</param>
internal sealed class LifeSession(Func<NpgsqlConnection> open, TimeProvider time, ILogger<LifeSession> log) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private long _since;

    /// <summary>Asks which processes hold their locks; opens the session first if there is none. One question at a time.</summary>
    /// <returns>The answer; null if the session broke or cannot be had.</returns>
    public async Task<LifeSigns?> AskAsync(UniqueAddress self, IReadOnlyCollection<UniqueAddress> others)
    {
        try
        {
            if (_connection is null && !await OpenAsync(self))
                return null;
            var holders = await LifeLock.HoldersAsync(_connection!, others);
            return new LifeSigns(time.GetElapsedTime(_since), holders);
        }
        catch (Exception cause) when (cause is DbException or TimeoutException or IOException)
        {
            if (_connection is not null)
                log.LogWarning("The session that shows that this process lives has broken and is opened again: {Reason}", cause.Message);
            await CloseAsync();
            return null;
        }
    }

    /// <summary>Ends the session: from now on this process shows no sign of life.</summary>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<bool> OpenAsync(UniqueAddress self)
    {
        var connection = await Task.Run(open);
        if (!await LifeLock.TakeAsync(connection, self))
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

/// <summary>Who shows signs of life in the database.</summary>
/// <param name="SessionLasts">For how long the session that tells it has been there without a break.</param>
/// <param name="Holders">Those of the processes asked for that hold their locks.</param>
internal sealed record LifeSigns(TimeSpan SessionLasts, IReadOnlySet<UniqueAddress> Holders);
