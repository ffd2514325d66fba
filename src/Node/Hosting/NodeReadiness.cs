using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Maintenance;
using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ActorScheduler.Node.Hosting;

/// <summary>Reports whether tasks can be accepted here, and if not, why.</summary>
internal sealed class NodeReadiness(
    IJournalStore journal, SchedulerRegions regions, ActorSystem system, BuiltInPeriodicTasks builtIns, IHostApplicationLifetime lifetime, ReadinessLog log) : IHealthCheck
{
    private static readonly TimeSpan RegionAnswers = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return HealthCheckResult.Unhealthy("This process is stopping.");
        if (!journal.Health.IsHealthy)
            return HealthCheckResult.Unhealthy(log.Hide("The journal cannot write.", journal.Health.Reason));
        var self = Cluster.Get(system).SelfMember;
        if (self.Status != MemberStatus.Up)
            return HealthCheckResult.Unhealthy($"This node is not yet up in its cluster: {self.Status}.");
        if (!await RegionIsRegistered(cancellationToken))
            return HealthCheckResult.Unhealthy("Sharding has not started yet.");
        return builtIns.AreThere
            ? HealthCheckResult.Healthy("Tasks are accepted.")
            : HealthCheckResult.Unhealthy("The built-in periodic tasks are not there yet.");
    }

    private async Task<bool> RegionIsRegistered(CancellationToken cancellation)
    {
        try
        {
            var regionsSeen = await regions.Tasks().Ask<CurrentRegions>(GetCurrentRegions.Instance, RegionAnswers, cancellation);
            return regionsSeen.Regions.Count > 0;
        }
        catch (AskTimeoutException)
        {
            return false;
        }
    }
}
