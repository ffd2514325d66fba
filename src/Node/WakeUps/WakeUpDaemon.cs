using System.Data.Common;
using System.Globalization;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.WakeUps;
using Akka.Actor;
using Akka.Cluster;
using Akka.Event;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// Reads its parts of the wake-up index and wakes the entities that are coming due, in order and a window at a time: each one that begins
/// to run makes room for the next. Each app has a window of its own in each queue, so that tasks that wait for busy workers keep only those from being woken that
/// would wait for the same ones. It changes nothing: an entity that is woken looks for itself what is to be done, so one wake-up too many
/// does no harm, and a later scan makes up for one that was lost.
/// </summary>
internal sealed class WakeUpDaemon : UntypedActor, IWithTimers
{
    /// <summary>How many daemons share the parts of the index.</summary>
    public const int Instances = 4;

    /// <summary>How many tasks of an app in one queue are in memory at a time because they were woken.</summary>
    public const int MostTasks = 1_000;

    /// <summary>How many periodic tasks a daemon keeps in memory at a time by waking them.</summary>
    public const int MostPeriodicTasks = 250;

    private static readonly TimeSpan ScanInterval = TimeSpan.FromSeconds(1);

    // A wake-up that was sent just when a node was removed may have gone to that node; its shards find new homes within this time.
    private static readonly TimeSpan ShardsMoveWithin = TimeSpan.FromSeconds(2);

    private readonly WakeUpParts _parts;
    private readonly WakeUpTargets _targets;
    private readonly LaneMoves _moves;
    private readonly WakeUpQueue _periodicTasks;
    private readonly WakeUpQueue _expired;
    private readonly WakeUpQueue _otherTasks;
    private readonly LaneQueues _lanes;
    private bool _mustRescue;

    /// <summary>Makes the actor.</summary>
    /// <param name="parts">Which parts of the index it reads.</param>
    /// <param name="index">The index.</param>
    /// <param name="targets">Where wake-ups go.</param>
    /// <param name="served">Which tasks some node can run now.</param>
    /// <param name="lanes">Which lanes every process of the cluster knows.</param>
    public WakeUpDaemon(WakeUpParts parts, IWakeUpIndex index, WakeUpTargets targets, Func<ServedTasks> served, Func<LaneUse> lanes)
    {
        _parts = parts;
        _targets = targets;
        _moves = new LaneMoves(index, parts.Partitions, lanes);
        _periodicTasks = new WakeUpQueue(MostPeriodicTasks, index, Wake);
        _expired = new WakeUpQueue(MostTasks, index, Wake);
        _otherTasks = new WakeUpQueue(MostTasks, index, Wake);
        _lanes = new LaneQueues(parts, served, () => new WakeUpQueue(MostTasks, index, Wake));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private IEnumerable<WakeUpQueue> Queues => [_periodicTasks, _expired, _otherTasks, .. _lanes.All];

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
                _ = Queues.Any(queue => queue.Answered(answer, now));
                break;
            case Scan:
                _moves.GoOn(Self);
                Read(now, _mustRescue);
                break;
            case Rescue:
                Read(now, isRescue: true);
                break;
            case ClusterEvent.MemberRemoved or RescueAgain:
                foreach (var queue in Queues)
                    queue.Forget();
                if (message is ClusterEvent.MemberRemoved)
                    Timers.StartSingleTimer(nameof(RescueAgain), RescueAgain.Instance, ShardsMoveWithin);
                Read(now, isRescue: true);
                break;
            case LaneMoves.Ended ended:
                _moves.End(ended, Self);
                break;
            case StopEntity:
                Context.Stop(Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Read(DateTimeOffset now, bool isRescue)
    {
        _periodicTasks.Read(now, _parts.Due(WakeUpKind.PeriodicTask, now), isRescue ? _parts.Held(WakeUpKind.PeriodicTask, now) : null);
        _otherTasks.Read(now, _parts.Due(WakeUpKind.Task, now), isRescue ? _parts.Held(WakeUpKind.Task, now) : null);
        _expired.Read(now, _parts.Expired(now));
        _lanes.Read(now, isRescue);
        _mustRescue = false;
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
