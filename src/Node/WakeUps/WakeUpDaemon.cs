using System.Data.Common;
using System.Globalization;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.WakeUps;
using Akka.Actor;
using Akka.Cluster;
using Akka.Event;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// Reads the wake-up index of its partitions and wakes the entities that are coming due, in order and a window at a time: each one that begins
/// to run makes room for the next. It changes nothing: an entity that is woken looks for itself what is to be done, so one wake-up too many
/// does no harm, and a later scan makes up for one that was lost.
/// </summary>
internal sealed class WakeUpDaemon : UntypedActor, IWithTimers
{
    /// <summary>How many daemons share the partitions.</summary>
    public const int Instances = 4;

    /// <summary>How many tasks a daemon keeps in memory at a time by waking them.</summary>
    public const int MostTasks = 1_000;

    /// <summary>How many periodic tasks a daemon keeps in memory at a time by waking them.</summary>
    public const int MostPeriodicTasks = 250;

    private static readonly TimeSpan ScanInterval = TimeSpan.FromSeconds(1);

    // A wake-up that was sent just when a node was removed may have gone to that node; its shards find new homes within this time.
    private static readonly TimeSpan ShardsMoveWithin = TimeSpan.FromSeconds(2);

    private readonly WakeUpTargets _targets;
    private readonly WakeUpQueue _tasks;
    private readonly WakeUpQueue _periodicTasks;
    private bool _mustRescue;

    public WakeUpDaemon(int instance, IWakeUpIndex index, WakeUpTargets targets, WakeUpPolicy policy)
    {
        int[] partitions = [.. Enumerable.Range(0, Partitions.Count).Where(partition => partition % Instances == instance)];
        _targets = targets;
        _tasks = new WakeUpQueue(WakeUpKind.Task, MostTasks, partitions, index, policy, Wake);
        _periodicTasks = new WakeUpQueue(WakeUpKind.PeriodicTask, MostPeriodicTasks, partitions, index, policy, Wake);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        if (Context.System.HasExtension<Cluster>())
            Cluster.Get(Context.System).Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.MemberRemoved));
        Self.Tell(Rescue.Instance);
        Timers.StartPeriodicTimer(nameof(Scan), Scan.Instance, ScanInterval);
    }

    protected override void OnReceive(object message)
    {
        try
        {
            Handle(message);
        }
        catch (DbException cause)
        {
            // The rows stay where they are. A restart would read again at once, over and over, while the database is away.
            if (!_mustRescue)
                Context.GetLogger().Warning("The wake-up index cannot be read: {0} The next try is in {1}.", cause.Message, ScanInterval);
            _mustRescue = true;
        }
    }

    private void Handle(object message)
    {
        var now = Context.UtcNow();
        switch (message)
        {
            case WakeUpAnswer answer:
                (answer.Kind == WakeUpKind.Task ? _tasks : _periodicTasks).Answered(answer, now);
                break;
            case Scan when !_mustRescue:
                _periodicTasks.Read(now);
                _tasks.Read(now);
                break;
            case Scan or Rescue:
                _periodicTasks.Rescue(now);
                _tasks.Rescue(now);
                _mustRescue = false;
                break;
            case ClusterEvent.MemberRemoved or RescueAgain:
                _periodicTasks.Forget();
                _tasks.Forget();
                if (message is ClusterEvent.MemberRemoved)
                    Timers.StartSingleTimer(nameof(RescueAgain), RescueAgain.Instance, ShardsMoveWithin);
                Handle(Rescue.Instance);
                break;
            case StopEntity:
                Context.Stop(Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Wake(WakeUp row)
    {
        if (row.Kind == WakeUpKind.Task)
            _targets.Tasks().Tell(new WakeTask(row.EntityId), Self);
        else
            _targets.PeriodicTasks().Tell(new WakePeriodicTask(long.Parse(row.EntityId, CultureInfo.InvariantCulture)), Self);
    }

    private sealed class Scan : INoSerializationVerificationNeeded
    {
        public static Scan Instance { get; } = new();
    }

    private sealed class RescueAgain : INoSerializationVerificationNeeded
    {
        public static RescueAgain Instance { get; } = new();
    }

    private sealed class Rescue : INoSerializationVerificationNeeded
    {
        public static Rescue Instance { get; } = new();
    }
}
