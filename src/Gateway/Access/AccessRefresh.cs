using System.Data.Common;
using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Gateway.Access;

/// <summary>Looks twice a second whether keys were made, rotated or revoked or sessions closed, by whichever gateway or command. What cannot be read, now or by
/// this release, stays as it was; a gateway that has read nothing yet lets no key in.</summary>
internal sealed class AccessRefresh(KnownKeys keys, KnownSessions sessions, TimeProvider time, ILogger<AccessRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var failed = false;
        do
        {
            try
            {
                await keys.RefreshAsync(stoppingToken);
                if (sessions.HasOpen)
                    await sessions.RefreshAsync(stoppingToken);
                failed = false;
            }
            catch (Exception cause) when (cause is SchedulerUnavailableException or UnreadableHistoryException or DbException)
            {
                if (!failed)
                    log.LogWarning(cause, "The keys and sessions cannot be read: those that were revoked since stay valid until they can");
                failed = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
