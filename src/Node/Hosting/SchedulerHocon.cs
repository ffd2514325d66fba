using System.Globalization;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Journal.Protocol;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Node.Settings;
using Akka.Configuration;

namespace ActorScheduler.Node.Hosting;

/// <summary>The actor system's configuration: the journal, our serializer, and <c>cluster.hocon</c> beside the program.</summary>
internal static class SchedulerHocon
{
    private const string KeepMajority = "keep-majority";

    private static readonly string Own = string.Create(CultureInfo.InvariantCulture, $$"""
        akka {
          loglevel = WARNING
          stdout-loglevel = OFF
          scheduler.implementation = "ActorScheduler.Node.Timers.DeadlineScheduler, ActorScheduler.Node"
          actor {
            serializers {
              scheduler-events = "ActorScheduler.Node.Serialization.EventSerializer, ActorScheduler.Node"
              scheduler-messages = "ActorScheduler.Node.Serialization.MessageSerializer, ActorScheduler.Node"
            }
            serialization-bindings {
              "ActorScheduler.Contracts.IWireMessage, ActorScheduler.Contracts" = scheduler-messages
              "ActorScheduler.Contracts.Tasks.Events.TaskEvent, ActorScheduler.Contracts" = scheduler-events
              "ActorScheduler.Contracts.PeriodicTasks.Events.PeriodicTaskEvent, ActorScheduler.Contracts" = scheduler-events
              "ActorScheduler.Contracts.BulkOperations.Events.BulkOperationEvent, ActorScheduler.Contracts" = scheduler-events
            }
            default-dispatcher.throughput = 30
          }
          # Changing it is refused if it is too little.
          remote.dot-netty.tcp {
            maximum-frame-size = {{LargestMessage}}b
            send-buffer-size = 1024000b
            receive-buffer-size = 1024000b
          }
          cluster.app-version = "{{typeof(SchedulerHocon).Assembly.GetName().Version!.ToString(3)}}"
          persistence.snapshot-store.periodic-task-rows {
            class = "ActorScheduler.Node.PeriodicTasks.PeriodicTaskRowSnapshots, ActorScheduler.Node"
            plugin-dispatcher = "akka.actor.default-dispatcher"
          }
        }
        # This watches only what is no member. A region that hears of a removed node before the coordinator does is told the old homes of its shards once
        # more, and watches them there; until that ends nothing reaches these shards (13 seconds with Akka's values).
        akka.remote.watch-failure-detector {
          heartbeat-interval = 500ms
          acceptable-heartbeat-pause = 1500ms
          expected-response-after = 1s
          unreachable-nodes-reaper-interval = 500ms
        }
        akka.cluster.failure-detector.implementation-class = "ActorScheduler.Node.Clustering.Deaths.DeathAwareFailureDetector, ActorScheduler.Node"
        akka.cluster.downing-provider-class = "ActorScheduler.Node.Clustering.SplitBrain.SplitBrainResolver, ActorScheduler.Node"
        # Everyone hears everyone, or it is known who does not: a member that only some watch could be missed by others unseen.
        akka.cluster.monitored-by-nr-of-members = 100
        akka.cluster.split-brain-resolver.database.stable-after = 3s
        akka.cluster.split-brain-resolver.lease-majority {
          lease-implementation = "akka.coordination.lease.actor-scheduler"
          role = node
        }
        akka.coordination.lease.actor-scheduler {
          lease-class = "ActorScheduler.Node.Clustering.Database.DatabaseLease, ActorScheduler.Node"
          # A server that is being restarted must not look like a lease that another has.
          lease-operation-timeout = 15s
        }
        # Reading the wake-up index blocks for a moment; it must not be the moment in which an entity's timer is due.
        wake-up-dispatcher {
          type = ForkJoinDispatcher
          throughput = 1
          dedicated-thread-pool.thread-count = 1
        }
        """);

    /// <summary>
    /// The largest message between processes, in bytes. A larger one is dropped, and whoever sent it never learns why. The largest that a gateway
    /// takes is a periodic task: its arguments travel as text and as JSON, with a description, and each of the three may be as long as any payload.
    /// </summary>
    public const int LargestMessage = (3 * PayloadLimit.Most) + 500_000;

    private const string FrameSizeKey = "akka.remote.dot-netty.tcp.maximum-frame-size";

    /// <summary>The strategy of the split brain resolver that needs a lease.</summary>
    public const string LeaseMajority = "lease-majority";

    private static readonly string[] StrategiesOnDatabase = [SplitBrainResolver.Database, LeaseMajority];

    /// <summary>The dispatcher of the wake-up daemons.</summary>
    public const string WakeUpDispatcher = "wake-up-dispatcher";

    /// <summary>Everything as one text, in which what stands later is stronger: the operator's file wins over our defaults.</summary>
    /// <param name="options">How long running tasks may go on at a stop, and where events are stored.</param>
    /// <exception cref="SchedulerStartException">The file is missing or is no HOCON, or joins a cluster that this process cannot be part of.</exception>
    public static Config Load(SchedulerOptions options)
    {
        var drain = (int)options.ShutdownGrace.TotalSeconds + 15;
        var phases = $$"""
            akka.coordinated-shutdown {
              default-phase-timeout = 5s
              phases {
                before-service-unbind.timeout = {{drain}}s
                cluster-sharding-shutdown-region.timeout = 20s
                {{NodeShutdown.PhaseEndRuns}} {
                  depends-on = [cluster-sharding-shutdown-region]
                  timeout = {{drain}}s
                }
                cluster-leave.depends-on = [{{NodeShutdown.PhaseEndRuns}}]
              }
            }
            """;
        var path = Path.Combine(AppContext.BaseDirectory, ClusterNames.SettingsFile);
        try
        {
            var file = File.ReadAllText(path);
            if (HoconStructure.ProblemOf(file) is { } problem)
                throw new SchedulerStartException($"{path} is not valid HOCON: {problem}.");
            return Checked(options, ConfigurationFactory.ParseString(string.Join(
                '\n', Own, StrategyOf(options), JournalHocon.Text, phases, file, ClusterEnvironment.ToHocon(), TlsOf(options))));
        }
        catch (IOException cause)
        {
            throw new SchedulerStartException($"{path} cannot be read: {cause.Message}");
        }
        catch (Exception cause) when (cause is ConfigurationException or FormatException)
        {
            throw new SchedulerStartException($"{path} is not valid HOCON: {cause.Message}");
        }
    }

    /// <summary>Refuses a frame in which the largest message has no room.</summary>
    /// <exception cref="SchedulerStartException">It is too small; the message names both settings.</exception>
    public static void CheckFrameSize(Config config)
    {
        if (config.GetByteSize(FrameSizeKey) is { } frame && frame < LargestMessage)
        {
            throw new SchedulerStartException(
                $"{FrameSizeKey} in {ClusterNames.SettingsFile}: given {frame} bytes; allowed: {LargestMessage} or more (as without the line), because "
                + $"{SchedulerOptions.Section}:MaxPayloadBytes of a gateway may be up to {PayloadLimit.Most}.");
        }
    }

    // Where there is a database to ask, all decide alike, and no number of nodes has to be left for one of them to go on.
    private static string StrategyOf(SchedulerOptions options) =>
        $"akka.cluster.split-brain-resolver.active-strategy = {(options.Storage == SchedulerOptions.PostgresStorage ? SplitBrainResolver.Database : KeepMajority)}";

    private static string TlsOf(SchedulerOptions options) =>
        options.TlsCertificate.Length == 0 ? "" : "akka.remote.dot-netty.tcp.enable-ssl = on";

    private static Config Checked(SchedulerOptions options, Config config)
    {
        CheckFrameSize(config);
        var seeds = config.GetStringList("akka.cluster.seed-nodes", []);
        var strategy = config.GetString("akka.cluster.split-brain-resolver.active-strategy", "");
        if (options.Storage == SchedulerOptions.PostgresStorage)
        {
            var own = $"akka.cluster.seed-nodes = []\n{SeedHints.Key} = [{string.Join(", ", seeds.Select(seed => $"\"{seed}\""))}]";
            return ConfigurationFactory.ParseString(own).WithFallback(config);
        }

        // Each node of a cluster would have a journal of its own, and a task two histories.
        if (seeds.Count > 0)
            throw NotOnSqlite($"CLUSTER_SEEDS, or akka.cluster.seed-nodes in {ClusterNames.SettingsFile}: given a cluster to join; allowed: none");
        if (StrategiesOnDatabase.Contains(strategy))
            throw NotOnSqlite($"akka.cluster.split-brain-resolver.active-strategy in {ClusterNames.SettingsFile}: given {strategy}; allowed: one that needs no database");
        return config;
    }

    private static SchedulerStartException NotOnSqlite(string what) => new(
        $"{what}, because {SchedulerOptions.Section}:{nameof(SchedulerOptions.Storage)} is {SchedulerOptions.SqliteStorage}, a journal that one process owns.");
}
