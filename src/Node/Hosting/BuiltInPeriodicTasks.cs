using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Node.Maintenance;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// Creates the scheduler's own periodic tasks if they are missing, as Celery beat does at each start: the clean-up of
/// results at four in the morning.
/// </summary>
internal sealed class BuiltInPeriodicTasks(
    ISchedulerClient client, IPeriodicTaskQueries queries, SchedulerTimeZone zone, ILogger<BuiltInPeriodicTasks> log) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private volatile bool _areThere;

    /// <summary>True once they are known to exist.</summary>
    public bool AreThere => _areThere;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var retry = new PeriodicTimer(RetryAfter);
        do
        {
            try
            {
                await Ensure(stoppingToken);
                _areThere = true;
            }
            catch (SchedulerUnavailableException cause)
            {
                log.LogWarning("The periodic task {Name} could not be created yet: {Reason}", BuiltInTasks.BackendCleanup, cause.Message);
            }
        }
        while (!_areThere && await retry.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Ensure(CancellationToken cancellation)
    {
        var existing = await queries.ListAsync(cancellation);
        if (existing.Any(row => row.State.Definition!.Name == BuiltInTasks.BackendCleanup))
            return;
        var everyNight = new CrontabSchedule("0", "4", "*", "*", "*", zone.Zone.Id);
        await client.CreatePeriodicAsync(
            new PeriodicTaskDefinition { Name = BuiltInTasks.BackendCleanup, Task = BuiltInTasks.BackendCleanup, Schedule = everyNight },
            Requester.Scheduler,
            cancellation);
    }
}
