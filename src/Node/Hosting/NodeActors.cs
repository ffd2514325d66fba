using System.Globalization;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Journal.Protocol;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.BulkOperations;
using ActorScheduler.Node.Client;
using ActorScheduler.Node.Execution;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Node.ReadModels;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.Tasks;
using ActorScheduler.Node.WakeUps;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Hosting;

/// <summary>The actors of a node, and how they are started and stopped.</summary>
internal static class NodeActors
{
    private const string Role = "node";

    // A tenth of what makes submissions wait: operations on many tasks fill the queue for workers only as far as others do not.
    private const int MostWaitingBesideBulk = Admission.MostWaiting / 10;

    private static readonly TimeSpan JournalStartsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DrainMargin = TimeSpan.FromSeconds(10);

    public static void Configure(AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SchedulerOptions>>().Value;
        akka.ConfigureLoggers(loggers =>
            {
                loggers.ClearLoggers();
                loggers.AddLoggerFactory();
            })
            .AddHocon(SchedulerHocon.Load(options.ShutdownGrace), HoconAddMode.Prepend)
            .AddSetup(new JournalSetup(services.GetRequiredService<IJournalStore>()) { Unwritten = services.GetRequiredService<UnwrittenIds>() })
            .AddSetup(new PeriodicTaskRowsSetup(services.GetRequiredService<PeriodicTaskQueries>()))
            .WithClustering(new ClusterOptions { Roles = [Role] })
            .WithActors((system, registry, _) => registry.Register<ExecutorActor>(StartExecutor(system, services, options)))
            .WithShardRegion<TaskActor>("tasks", (system, registry, _) => TaskProps(system, registry, services), new EntityExtractor(), Sharding())
            .WithShardRegion<PeriodicTaskActor>("periodic-tasks", (_, _, _) => PeriodicTaskProps(services), new EntityExtractor(), Sharding())
            .WithShardRegion<BulkOperationActor>("bulk-operations", (_, _, _) => BulkOperationProps(services), new EntityExtractor(), Sharding())
            .WithShardedDaemonProcess<WakeUpDaemon>(
                "wake-ups",
                WakeUpDaemon.Instances,
                (_, _, _) => instance => WakeUpProps(instance, services),
                new ClusterDaemonOptions { Role = Role, KeepAliveInterval = TimeSpan.FromSeconds(3) })
            .AddStartup(async (system, _) =>
            {
                // A crowd of entities that are the first to touch the journal would fill the thread pool that starts it.
                await system.StartJournalAsync(JournalStartsWithin);
                JoinSelfIfAlone(system);
            });
    }

    private static ShardOptions Sharding() => new()
    {
        Role = Role,
        HandOffStopMessage = StopEntity.Instance,
        RememberEntities = false,
        StateStoreMode = StateStoreMode.DData,
        ShouldPassivateIdleEntities = false,
    };

    private static IActorRef StartExecutor(ActorSystem system, IServiceProvider services, SchedulerOptions options)
    {
        var pool = services.GetRequiredService<WorkerPool>();
        var regions = services.GetRequiredService<SchedulerRegions>();
        var workers = services.GetRequiredService<WorkerSlots>();
        var random = new Random();
        var executor = system.ActorOf(
            Props.Create(() => new ExecutorActor(pool, workers, regions.Tasks, random.NextDouble)), "executor");
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "drain-executor", async () =>
        {
            await executor.Ask<Drained>(new Drain(options.ShutdownGrace), options.ShutdownGrace + DrainMargin);
            return Akka.Done.Instance;
        });
        return executor;
    }

    private static Func<string, Props> TaskProps(ActorSystem system, IActorRegistry registry, IServiceProvider services)
    {
        var shared = new TaskActorContext(
            registry.Get<ExecutorActor>(),
            services.GetRequiredService<SchedulerRegions>().Tasks,
            Incarnation(Cluster.Get(system).SelfUniqueAddress),
            WakeUpPolicy.Default,
            services.GetRequiredService<WorkerSlots>(),
            services.GetRequiredService<WaitingRoom>());
        return id => Props.CreateBy(new EntityProducer<TaskActor>(() => new TaskActor(id, shared)));
    }

    private static Func<string, Props> PeriodicTaskProps(IServiceProvider services)
    {
        var regions = services.GetRequiredService<SchedulerRegions>();
        return id => Props.CreateBy(new EntityProducer<PeriodicTaskActor>(() =>
            new PeriodicTaskActor(long.Parse(id, CultureInfo.InvariantCulture), regions.Tasks, WakeUpPolicy.Default)));
    }

    private static Func<string, Props> BulkOperationProps(IServiceProvider services)
    {
        var workers = services.GetRequiredService<WorkerSlots>();
        var shared = new BulkOperationContext(
            services.GetRequiredService<SchedulerRegions>().Tasks,
            services.GetRequiredService<ITaskQueries>(),
            kind => kind is BulkActionKind.RunNow or BulkActionKind.Retry && workers.Waiting >= MostWaitingBesideBulk);
        return id => Props.CreateBy(new EntityProducer<BulkOperationActor>(() => new BulkOperationActor(id, shared)));
    }

    private static Props WakeUpProps(int instance, IServiceProvider services)
    {
        var regions = services.GetRequiredService<SchedulerRegions>();
        var targets = new WakeUpTargets(regions.Tasks, regions.PeriodicTasks);
        var index = services.GetRequiredService<IWakeUpIndex>();
        return Props.Create(() => new WakeUpDaemon(instance, index, targets, WakeUpPolicy.Default))
            .WithDispatcher(SchedulerHocon.WakeUpDispatcher);
    }

    // Host, port and the number that is new with each start: no later process can be taken for this one.
    private static string Incarnation(UniqueAddress self) =>
        string.Create(CultureInfo.InvariantCulture, $"{self.Address.Host}:{self.Address.Port}#{(uint)self.Uid}");

    private static void JoinSelfIfAlone(ActorSystem system)
    {
        var cluster = Cluster.Get(system);
        if (cluster.Settings.SeedNodes.Count == 0)
            cluster.Join(cluster.SelfAddress);
    }
}
