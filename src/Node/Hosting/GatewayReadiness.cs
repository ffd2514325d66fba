using ActorScheduler.Contracts.Client;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Akka.Cluster;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ActorScheduler.Node.Hosting;

/// <summary>Reports whether a gateway without a node can pass calls on, and if not, why.</summary>
internal sealed class GatewayReadiness(IJournalStore journal, ActorSystem system, ITaskDirectory directory, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Problem() is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy("Tasks are passed on."));

    private string? Problem()
    {
        var cluster = Cluster.Get(system);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return "This process is stopping.";
        if (!journal.Health.IsHealthy)
            return $"The database cannot be written: {journal.Health.Reason}";
        if (cluster.SelfMember.Status != MemberStatus.Up)
            return $"This gateway is not yet up in its cluster: {cluster.SelfMember.Status}.";
        if (!directory.KnowsAnyNode)
            return "No node has told yet which tasks it can run.";
        return new Peers(cluster, (ExtendedActorSystem)system).AnyUp ? null : "No node is up that holds tasks.";
    }
}
