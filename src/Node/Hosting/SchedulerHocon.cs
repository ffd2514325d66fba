using ActorScheduler.Journal.Protocol;
using Akka.Configuration;

namespace ActorScheduler.Node.Hosting;

/// <summary>The actor system's configuration: the journal, our serializer, and <c>cluster.hocon</c> beside the program.</summary>
internal static class SchedulerHocon
{
    /// <summary>The file with the cluster's settings.</summary>
    public const string FileName = "cluster.hocon";

    private const string Own = """
        akka {
          loglevel = WARNING
          stdout-loglevel = OFF
          actor {
            serializers.scheduler-events = "ActorScheduler.Node.Hosting.EventSerializer, ActorScheduler.Node"
            serialization-bindings {
              "ActorScheduler.Contracts.Tasks.Events.TaskEvent, ActorScheduler.Contracts" = scheduler-events
              "ActorScheduler.Contracts.PeriodicTasks.Events.PeriodicTaskEvent, ActorScheduler.Contracts" = scheduler-events
              "ActorScheduler.Contracts.BulkOperations.Events.BulkOperationEvent, ActorScheduler.Contracts" = scheduler-events
            }
            default-dispatcher.throughput = 30
          }
          persistence.snapshot-store.periodic-task-rows {
            class = "ActorScheduler.Node.PeriodicTasks.PeriodicTaskRowSnapshots, ActorScheduler.Node"
            plugin-dispatcher = "akka.actor.default-dispatcher"
          }
        }
        # Reading the wake-up index blocks for a moment; it must not be the moment in which an entity's timer is due.
        wake-up-dispatcher {
          type = ForkJoinDispatcher
          throughput = 1
          dedicated-thread-pool.thread-count = 1
        }
        """;

    /// <summary>The dispatcher of the wake-up daemons.</summary>
    public const string WakeUpDispatcher = "wake-up-dispatcher";

    /// <summary>Everything as one text, in which what stands later is stronger: the operator's file wins over our defaults.</summary>
    /// <param name="shutdownGrace">How long running tasks may go on at a stop.</param>
    /// <exception cref="SchedulerStartException">The file is missing or is no HOCON.</exception>
    public static Config Load(TimeSpan shutdownGrace)
    {
        var drain = (int)shutdownGrace.TotalSeconds + 15;
        var phases = $$"""
            akka.coordinated-shutdown {
              default-phase-timeout = 5s
              phases.before-service-unbind.timeout = {{drain}}s
              phases.cluster-sharding-shutdown-region.timeout = 20s
            }
            """;
        var path = Path.Combine(AppContext.BaseDirectory, FileName);
        try
        {
            var file = File.ReadAllText(path);
            if (HoconStructure.ProblemOf(file) is { } problem)
                throw new SchedulerStartException($"{path} is not valid HOCON: {problem}.");
            return Checked(ConfigurationFactory.ParseString(string.Join('\n', Own, JournalHocon.Text, phases, file, ClusterEnvironment.ToHocon())));
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

    // Each node of a cluster would have a journal of its own, and a task two histories.
    private static Config Checked(Config config) => config.GetStringList("akka.cluster.seed-nodes", []).Count == 0
        ? config
        : throw new SchedulerStartException(
            $"CLUSTER_SEEDS, or akka.cluster.seed-nodes in {FileName}: given a cluster to join; allowed: none, because {SchedulerOptions.Section}:"
            + $"{nameof(SchedulerOptions.Storage)} is {SchedulerOptions.SqliteStorage}, a journal that one process owns.");
}
