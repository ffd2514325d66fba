using System.Data.Common;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Storage.BulkOperations;
using Akka.Actor;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.BulkOperations;

/// <summary>
/// Wakes the operations that have something left to do, at the start and every few seconds. Whatever stopped one (a crash, a failed write, a
/// move to another node), it goes on by itself. There are few, so it reads their table and not the wake-up index.
/// </summary>
internal sealed class BulkOperationResumer(
    BulkOperationQueries operations, SchedulerRegions regions, TimeProvider time, ILogger<BulkOperationResumer> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                foreach (var id in operations.Running())
                    regions.BulkOperations().Tell(new WakeBulkOperation(id), ActorRefs.NoSender);
            }
            catch (DbException cause)
            {
                log.LogWarning(cause, "The running bulk operations could not be read; the next try follows");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
