using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Journal.Protocol;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Apps.Discovery;
using ActorScheduler.Node.BulkOperations;
using ActorScheduler.Node.Client;
using ActorScheduler.Node.Execution;
using ActorScheduler.Node.Execution.Running;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Maintenance;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Settings;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.Tasks;
using ActorScheduler.Storage;
using ActorScheduler.Storage.Archive;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Retention;
using Akka.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Hosting;

/// <summary>Adds a node to a host: the journal, the tasks of the installed apps, the actors, and the ports for callers.</summary>
public static class SchedulerNode
{
    /// <summary>Adds a node.</summary>
    /// <param name="builder">The host. Its configuration's section <c>Scheduler</c> is read now.</param>
    /// <param name="otherReaders">The options that others read from the section.</param>
    /// <exception cref="SchedulerStartException">A key of the section is unknown, or its value is of another type.</exception>
    public static IHostApplicationBuilder AddSchedulerNode(this IHostApplicationBuilder builder, params IEnumerable<Type> otherReaders) =>
        builder.AddScheduler(SchedulerProcess.Node, otherReaders);

    /// <summary>Adds what a process of the cluster needs.</summary>
    /// <param name="builder">The host. Its configuration's section <c>Scheduler</c> is read now.</param>
    /// <param name="process">What the process does.</param>
    /// <param name="otherReaders">The options that others read from the section.</param>
    /// <exception cref="SchedulerStartException">A key of the section is unknown, or its value is of another type, or does not fit the process.</exception>
    public static IHostApplicationBuilder AddScheduler(this IHostApplicationBuilder builder, SchedulerProcess process, params IEnumerable<Type> otherReaders)
    {
        var section = builder.Configuration.GetSection(SchedulerOptions.Section);
        SchedulerSection.Check(section, otherReaders);
        ZoneData.Load(section.GetValue(nameof(SchedulerOptions.ZoneDataFile), ""));
        var storage = section.GetValue(nameof(SchedulerOptions.Storage), Storages.Default);
        // A name that is not known is refused with the other settings, when the host starts.
        if (process == SchedulerProcess.Gateway && Storages.Find(storage) is { IsShared: false })
        {
            throw new SchedulerStartException(
                $"{SchedulerOptions.Section}:Embedded: given \"false\"; allowed: true, because {SchedulerOptions.Section}:{nameof(SchedulerOptions.Storage)} is "
                + $"{storage}, a journal that one process owns. A gateway without a node needs {Storages.SharedNames}.");
        }

        var services = builder.Services;
        services.AddOptions<SchedulerOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchedulerOptions>, SchedulerOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        var topology = Topology.Of(process, storage);
        services.AddSingleton(topology);
        AddStorage(services, storage);
        AddClients(services);
        services.AddHostedService(StartPrerequisites.Create);
        if (topology.RunsTasks)
            AddNode(services, topology);
        else
            AddGateway(services);
        var grace = section.GetValue(nameof(SchedulerOptions.ShutdownGrace), new SchedulerOptions().ShutdownGrace);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = grace + TimeSpan.FromSeconds(75));
        return builder;
    }

    private static void AddNode(IServiceCollection services, Topology topology)
    {
        AddExecution(services);
        if (topology.Mode == ClusterMode.Clustered)
            services.AddSingleton<ITaskDirectory, ClusterTaskDirectory>();
        else
            services.AddSingleton<ITaskDirectory, TaskDirectory>();
        services.AddHealthChecks().AddCheck<NodeReadiness>("node", HealthStatus.Unhealthy, ["ready"]);
        services.AddSingleton<BuiltInPeriodicTasks>();
        services.AddSingleton<NodeReadiness>();
        services.AddSingleton<ReadinessLog>();
        services.AddAkka(ClusterNames.System, NodeActors.Configure);
        services.AddHostedService(provider => provider.GetRequiredService<BuiltInPeriodicTasks>());
        services.AddHostedService<BulkOperationResumer>();
    }

    private static void AddGateway(IServiceCollection services)
    {
        // It runs nothing, so nothing waits for its workers.
        services.AddSingleton(new WorkerSlots(0));
        services.AddSingleton(NodeOffer.None);
        services.AddSingleton<ITaskDirectory, ClusterTaskDirectory>();
        services.AddHealthChecks().AddCheck<GatewayReadiness>("gateway", HealthStatus.Unhealthy, ["ready"]);
        services.AddAkka(ClusterNames.System, GatewayActors.Configure);
    }

    private static void AddStorage(IServiceCollection services, string storage)
    {
        NodeStorage.Add(services, storage, Options);
        services.AddSingleton<IResultCleanup, ScheduledResultCleanup>();
        services.AddSingleton<IRetention>(provider => new RetentionQueries(
            provider.GetRequiredService<IReadModelStore>(),
            provider.GetRequiredService<RetentionLog>(),
            provider.GetRequiredService<TimeProvider>(),
            Options(provider).Retention));
        services.AddSingleton<IRetentionTask, ScheduledRetention>();
        services.AddSingleton<IBackups, Backups>();
        services.AddSingleton<ITaskArchive>(provider => new TaskArchive(Options(provider).ArchiveDirectory));
    }

    private static void AddExecution(IServiceCollection services)
    {
        services.AddSingleton(provider => TaskDiscovery
            .Discover(Options(provider).InstalledApps, AppContext.BaseDirectory, apps => AddLoggingOfHost(apps, provider))
            .WithBuiltIns(
                host =>
                {
                    AddLoggingOfHost(host, provider);
                    host.AddSingleton(_ => provider.GetRequiredService<IResultCleanup>());
                    host.AddSingleton(_ => provider.GetRequiredService<IRetentionTask>());
                },
                typeof(BuiltInTasks)));
        services.AddSingleton(provider => provider.GetRequiredService<TaskCatalog>().OfferFrom(Options(provider).ConsumedQueues));
        services.AddSingleton<TaskRunner>();
        services.AddSingleton(provider => new WorkerPool(
            provider.GetRequiredService<TaskRunner>(),
            Options(provider).Concurrency,
            provider.GetRequiredService<ILogger<WorkerPool>>()));
        services.AddSingleton(provider => new WorkerSlots(Options(provider).Concurrency));
        services.AddSingleton(_ => new ResidentLimit());
    }

    private static void AddClients(IServiceCollection services)
    {
        services.AddSingleton(provider => new SchedulerTimeZone(Options(provider).TimeZone is { Length: > 0 } id
            ? TimeZones.Find(id)!
            : TimeZones.OfMachine() ?? throw ZoneData.MachineHasNoZone()));
        services.AddSingleton(provider => Options(provider).Routing);
        services.AddHostedService<ZoneDataMetrics>().AddHostedService<QueueMetrics>();
        services.AddSingleton<HoldChanges>().AddSingleton<KnownHolds>().AddHostedService<HoldRefresh>();
        services.AddSingleton<IHolds, ClusterHolds>();
        services.AddSingleton<SchedulerRegions>();
        services.AddSingleton<UnwrittenIds>();
        services.AddSingleton<IdempotentAsk>();
        services.AddSingleton<Admission>();
        services.AddSingleton<ISchedulerClient, ShardedSchedulerClient>();
        services.AddSingleton<IBulkOperations, ShardedBulkOperations>();
    }

    private static void AddLoggingOfHost(IServiceCollection services, IServiceProvider host) =>
        services.AddSingleton(_ => host.GetRequiredService<ILoggerFactory>());

    private static SchedulerOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<SchedulerOptions>>().Value;
}
