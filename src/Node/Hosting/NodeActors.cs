using System.Globalization;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Journal.Protocol;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.BulkOperations;
using ActorScheduler.Node.Client;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Execution;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Settings;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.Tasks;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.WakeUps;
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
    // A tenth of what makes submissions wait: bulk operations fill the queue of the workers only where others leave room.
    private const int MostWaitingBesideBulk = Admission.MostWaiting / 10;

    private static readonly TimeSpan JournalStartsWithin = TimeSpan.FromSeconds(30);

    public static void Configure(AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SchedulerOptions>>().Value;
        akka.WithProcess(services)
            .AddSetup(new JournalSetup(services.GetRequiredService<IJournalStore>()) { Unwritten = services.GetRequiredService<UnwrittenIds>() })
            .AddSetup(new PeriodicTaskRowsSetup(services.GetRequiredService<PeriodicTaskQueries>()))
            .WithActors((system, registry, _) => StartNodeActors(system, registry, services, options))
            .WithShardRegion<ITaskMessage>(SchedulerRegions.TasksName, (system, registry, _) => TaskProps(system, registry, services), new EntityExtractor(), Sharding())
            .WithShardRegion<IPeriodicTaskMessage>(SchedulerRegions.PeriodicTasksName, (_, registry, _) => PeriodicTaskProps(registry, services), new EntityExtractor(), Sharding())
            .WithShardRegion<IBulkOperationMessage>(SchedulerRegions.BulkOperationsName, (_, _, _) => BulkOperationProps(services), new EntityExtractor(), Sharding())
            .WithShardedDaemonProcess<WakeUpDaemon>(
                "wake-ups",
                WakeUpDaemon.Instances,
                (system, registry, _) => WakeUpProps(system, registry, services),
                new ClusterDaemonOptions { Role = NodeRoles.Node, KeepAliveInterval = TimeSpan.FromSeconds(1) })
            .AddStartup(async (system, _) =>
            {
                // If a crowd of entities were the first to touch the journal, they would fill the thread pool that has to start it.
                await system.StartJournalAsync(JournalStartsWithin);
                // Before the first task comes here: it may be paused.
                await services.GetRequiredService<KnownHolds>().RefreshAsync(CancellationToken.None);
                await services.GetRequiredService<IClusterFormation>().JoinAsync(Cluster.Get(system), CancellationToken.None);
            });
    }

    private static ShardOptions Sharding() => new()
    {
        Role = NodeRoles.Node,
        HandOffStopMessage = StopEntity.Instance,
        RememberEntities = false,
        StateStoreMode = StateStoreMode.DData,
        ShouldPassivateIdleEntities = false,
    };

    private static void StartNodeActors(ActorSystem system, IActorRegistry registry, IServiceProvider services, SchedulerOptions options)
    {
        var pool = services.GetRequiredService<WorkerPool>();
        var regions = services.GetRequiredService<SchedulerRegions>();
        var workers = services.GetRequiredService<WorkerSlots>();
        var worker = WorkerAddresses.NameOf(Cluster.Get(system).SelfUniqueAddress);
        var books = new ExecutorBooks(new SlotPool(workers, services.GetRequiredService<NodeOffer>().Queues));
        var jitter = Jitter(new Random());
        registry.Register<ExecutorActor>(system.ActorOf(
            Props.Create(() => new ExecutorActor(worker, books, pool, regions.Tasks, jitter)), WorkerAddresses.ActorName));
        var holds = services.GetRequiredService<KnownHolds>();
        system.ActorOf(Props.Create(() => new HoldLearner(holds)), HoldLearner.ActorName);
        registry.Register<HandOffWakeUps>(system.ActorOf(Props.Create(() => new HandOffWakeUps(regions.Tasks, regions.PeriodicTasks)), "hand-off-wake-ups"));
        var formation = services.GetRequiredService<IClusterFormation>();
        new NodeShutdown(system, registry, regions, workers, formation, options.ShutdownGrace).AddTo(CoordinatedShutdown.Get(system));
    }

    // Drawn on the threads of the workers.
    private static Func<double> Jitter(Random random) => () =>
    {
        lock (random)
            return random.NextDouble();
    };

    private static Func<string, Props> TaskProps(ActorSystem system, IActorRegistry registry, IServiceProvider services)
    {
        var shared = new TaskActorContext(
            Executors(system, registry.Get<ExecutorActor>(), services),
            services.GetRequiredService<SchedulerRegions>().Tasks,
            registry.Get<HandOffWakeUps>(),
            WakeUpPolicy.Default,
            services.GetRequiredService<WorkerSlots>(),
            services.GetRequiredService<ResidentLimit>(),
            services.GetRequiredService<KnownHolds>(),
            LanesOf(services));
        return id => Props.CreateBy(new EntityProducer<TaskActor>(() => new TaskActor(id, shared)));
    }

    private static IExecutors Executors(ActorSystem system, IActorRef local, IServiceProvider services)
    {
        var cluster = Cluster.Get(system);
        var workers = new WorkerAddresses(cluster, (ExtendedActorSystem)system, local);
        var catalog = services.GetRequiredService<TaskCatalog>();
        var (holds, time) = (services.GetRequiredService<KnownHolds>(), services.GetRequiredService<TimeProvider>());
        return services.GetRequiredService<Topology>().Mode == ClusterMode.Alone
            ? new LocalExecutors(workers, services.GetRequiredService<NodeOffer>(), holds, time)
            : new ClusterExecutors(cluster, workers, catalog, services.GetRequiredService<ClusterCatalog>(), holds, time);
    }

    private static Func<LaneUse> LanesOf(IServiceProvider services)
    {
        var level = services.GetRequiredService<WireLevel>();
        return () => level.Written >= WireVersion.Queues ? LaneUse.Queues : level.Written >= WireVersion.Lanes ? LaneUse.Names : LaneUse.None;
    }

    private static Func<string, Props> PeriodicTaskProps(IActorRegistry registry, IServiceProvider services)
    {
        var handOffs = registry.Get<HandOffWakeUps>();
        var regions = services.GetRequiredService<SchedulerRegions>();
        var (routing, directory) = (services.GetRequiredService<QueueRouting>(), services.GetRequiredService<ITaskDirectory>());
        return id => Props.CreateBy(new EntityProducer<PeriodicTaskActor>(() => new PeriodicTaskActor(
            long.Parse(id, CultureInfo.InvariantCulture),
            regions.Tasks,
            handOffs,
            WakeUpPolicy.Default,
            definition => routing.QueueFor(definition.Task, definition.Queue, directory.QueueOf(definition.Task)))));
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

    private static Func<int, Props> WakeUpProps(ActorSystem system, IActorRegistry registry, IServiceProvider services)
    {
        var regions = services.GetRequiredService<SchedulerRegions>();
        var targets = new WakeUpTargets(regions.Tasks, regions.PeriodicTasks);
        var index = services.GetRequiredService<IWakeUpIndex>();
        var executors = Executors(system, registry.Get<ExecutorActor>(), services);
        var lanes = LanesOf(services);
        return instance => Props.Create(() => new WakeUpDaemon(
                new WakeUpParts(instance, index, WakeUpPolicy.Default), index, targets, executors.Served, lanes))
            .WithDispatcher(SchedulerHocon.WakeUpDispatcher);
    }
}
