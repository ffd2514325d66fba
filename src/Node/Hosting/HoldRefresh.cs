using System.Data.Common;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Node.Placement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Hosting;

/// <summary>Looks twice a second whether something was paused or resumed, by whichever gateway. What cannot be read stays as it was.</summary>
internal sealed class HoldRefresh(KnownHolds holds, TimeProvider time, ILogger<HoldRefresh> log) : BackgroundService
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
                await holds.RefreshAsync(stoppingToken);
                failed = false;
            }
            catch (Exception cause) when (cause is SchedulerUnavailableException or UnreadableHistoryException or DbException)
            {
                if (!failed)
                    log.LogWarning(cause, "It cannot be read what is paused: what was paused or resumed since is not known here until it can");
                failed = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
