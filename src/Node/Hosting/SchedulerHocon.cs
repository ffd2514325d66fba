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
              "ActorScheduler.Contracts.Access.AccessEvent, ActorScheduler.Contracts" = scheduler-events
              "ActorScheduler.Contracts.Queues.HoldEvent, ActorScheduler.Contracts" = scheduler-events
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
        akka.cluster.failure-detector.implementation-class = "ActorScheduler.Node.Clustering.Crashes.CrashAwareFailureDetector, ActorScheduler.Node"
        akka.cluster.downing-provider-class = "ActorScheduler.Node.Clustering.SplitBrain.SplitBrainResolver, ActorScheduler.Node"
        # Everyone hears everyone, or it is known who does not: a member that only some watch could be missed by others unseen.
        akka.cluster.monitored-by-nr-of-members = 100
        akka.cluster.split-brain-resolver.database.stable-after = 3s
        # Reading the wake-up index blocks for a moment; it must not be the moment in which an entity's timer is due.
        wake-up-dispatcher {
          type = ForkJoinDispatcher
          throughput = 1
          dedicated-thread-pool.thread-count = 1
        }
        """);

    /// <summary>
    /// The largest message between processes, in bytes. A larger one is dropped, and its sender never learns why. The largest call that a gateway accepts
    /// is a periodic task: its arguments travel as text and as JSON, with a description, and each of the three may be as long as any payload.
    /// </summary>
    public const int LargestMessage = (3 * PayloadLimit.Most) + 500_000;

    private const string FrameSizeKey = "akka.remote.dot-netty.tcp.maximum-frame-size";

    private const string StrategyKey = "akka.cluster.split-brain-resolver.active-strategy";
    private const string LeaseMajority = "lease-majority";
    private const string StrategiesWithoutDatabase = $"{KeepMajority} or static-quorum";

    /// <summary>The dispatcher of the wake-up daemons.</summary>
    public const string WakeUpDispatcher = "wake-up-dispatcher";

    /// <summary>Reads everything as one text, in which the later line wins: the operator's file over our defaults.</summary>
    /// <param name="options">How long running tasks may go on at a stop, and where events are stored.</param>
    /// <exception cref="SchedulerStartException">The file is missing or is no HOCON, or asks for what this process cannot do.</exception>
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
                '\n', Own, RemotingHocon.Serializers, StrategyOf(options), JournalHocon.Text, phases, file, ClusterEnvironment.ToHocon(), RemotingHocon.TlsOf(options))));
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

    /// <summary>Refuses a frame that is too small for the largest message.</summary>
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

    /// <summary>Refuses a strategy that this process cannot follow.</summary>
    /// <exception cref="SchedulerStartException">It is one; the message names the key, what was given and what is allowed.</exception>
    public static void CheckStrategy(SchedulerOptions options, Config config)
    {
        var strategy = config.GetString(StrategyKey, "");
        var given = $"{StrategyKey} in {ClusterNames.SettingsFile}: given {strategy}; allowed:";
        if (Topology.ModeOf(options.Storage) == ClusterMode.Alone && strategy is (SplitBrainResolver.Database or LeaseMajority))
            throw NotAlone(options, $"{given} {StrategiesWithoutDatabase}");
        // Nodes that see a cut differently would each decide alone, and the one without the lease takes out all that it reaches.
        if (strategy == LeaseMajority)
            throw new SchedulerStartException($"{given} {SplitBrainResolver.Database} (as without the line), {StrategiesWithoutDatabase}.");
    }

    // With a database to ask, all processes decide alike, and any number of nodes that is left can go on.
    private static string StrategyOf(SchedulerOptions options) =>
        $"{StrategyKey} = {(Topology.ModeOf(options.Storage) == ClusterMode.Clustered ? SplitBrainResolver.Database : KeepMajority)}";

    private static Config Checked(SchedulerOptions options, Config config)
    {
        CheckFrameSize(config);
        CheckStrategy(options, config);
        RemotingHocon.CheckReach(options, config);
        var seeds = config.GetStringList("akka.cluster.seed-nodes", []);
        if (Topology.ModeOf(options.Storage) == ClusterMode.Clustered)
        {
            var own = $"akka.cluster.seed-nodes = []\n{SeedHints.Key} = [{string.Join(", ", seeds.Select(seed => $"\"{seed}\""))}]";
            return ConfigurationFactory.ParseString(own).WithFallback(config);
        }

        // Each node of a cluster would have a journal of its own, and a task two histories.
        if (seeds.Count > 0)
            throw NotAlone(options, $"CLUSTER_SEEDS, or akka.cluster.seed-nodes in {ClusterNames.SettingsFile}: given a cluster to join; allowed: none");
        return config;
    }

    private static SchedulerStartException NotAlone(SchedulerOptions options, string what) => new(
        $"{what}, because {SchedulerOptions.Section}:{nameof(SchedulerOptions.Storage)} is {options.Storage}, a journal that one process owns.");
}
