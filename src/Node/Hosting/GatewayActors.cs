using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Settings;
using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Node.Hosting;

/// <summary>The actors of a process that answers HTTP and holds no tasks: proxies to the shards of the nodes.</summary>
internal static class GatewayActors
{
    public static void Configure(AkkaConfigurationBuilder akka, IServiceProvider services) => akka
        .WithProcess(services)
        .WithShardRegionProxy<ITaskMessage>(SchedulerRegions.TasksName, NodeRoles.Node, new EntityExtractor())
        .WithShardRegionProxy<IPeriodicTaskMessage>(SchedulerRegions.PeriodicTasksName, NodeRoles.Node, new EntityExtractor())
        .AddStartup(async (system, _) =>
        {
            var formation = services.GetRequiredService<IClusterFormation>();
            CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseClusterShutdown, "leave-formation", async () =>
            {
                await formation.LeaveAsync(CancellationToken.None);
                return Akka.Done.Instance;
            });
            await formation.JoinAsync(Cluster.Get(system), CancellationToken.None);
        });
}
