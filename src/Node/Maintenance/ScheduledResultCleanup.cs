using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Retention;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Maintenance;

/// <summary>The clean-up with the configured age.</summary>
internal sealed class ScheduledResultCleanup(
    ResultCleanup cleanup, IOptions<SchedulerOptions> options, ILogger<ScheduledResultCleanup> log) : IResultCleanup
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var age = options.Value.ResultExpires;
        var removed = await cleanup.RemoveOlderThanAsync(age, cancellation);
        log.LogInformation("Removed the results of {Count} tasks that ended more than {Age} ago", removed, age);
    }
}
