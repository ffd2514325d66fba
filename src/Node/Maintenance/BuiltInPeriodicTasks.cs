using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Node.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Maintenance;

/// <summary>
/// Creates the scheduler's own periodic tasks if they are missing, as Celery beat does at each start: the clean-up of
/// results at four in the morning and, where an age is set, retention at five.
/// </summary>
internal sealed class BuiltInPeriodicTasks(
    ISchedulerClient client,
    IPeriodicTaskQueries queries,
    SchedulerTimeZone zone,
    IOptions<SchedulerOptions> options,
    ILogger<BuiltInPeriodicTasks> log) : BackgroundService
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
                log.LogWarning("The scheduler's own periodic tasks could not be created yet: {Reason}", cause.Message);
            }
        }
        while (!_areThere && await retry.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Ensure(CancellationToken cancellation)
    {
        var existing = (await queries.ListAsync(cancellation)).Select(row => row.State.Definition!.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (task, hour) in Nightly())
        {
            if (existing.Contains(task))
                continue;
            await client.CreatePeriodicAsync(
                new PeriodicTaskDefinition { Name = task, Task = task, Schedule = new CrontabSchedule("0", hour, "*", "*", "*", zone.Zone.Id) },
                Requester.Scheduler,
                cancellation);
        }
    }

    // Where nothing is ever removed, no schedule for it stands in the list.
    private IEnumerable<(string Task, string Hour)> Nightly()
    {
        yield return (BuiltInTasks.BackendCleanup, "4");
        if (options.Value.Retention is not null)
            yield return (IRetention.TaskName, "5");
    }
}
