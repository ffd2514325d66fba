using System.Globalization;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// Reads the wake-up index of its partitions and wakes what is coming due. It changes nothing: whoever is woken looks for
/// itself whether something is to be done, so a wake-up too many does no harm, and one too few is made up for at the next
/// scan. After a start, and after a node left, it looks as far ahead as the dead may have held timers in memory.
/// </summary>
internal sealed class WakeUpDaemon : UntypedActor, IWithTimers
{
    /// <summary>How many daemons share the partitions.</summary>
    public const int Instances = 4;

    private const int PageSize = 500;
    private static readonly TimeSpan ScanInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAhead = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(10);

    private readonly RecentWakeUps _recent = new(RepeatAfter);
    private readonly int[] _partitions;
    private readonly IWakeUpIndex _index;
    private readonly WakeUpTargets _targets;
    private readonly TimeSpan _rescueHorizon;

    public WakeUpDaemon(int instance, IWakeUpIndex index, WakeUpTargets targets, WakeUpPolicy policy)
    {
        _partitions = [.. Enumerable.Range(0, ShardIds.Count).Where(partition => partition % Instances == instance)];
        _index = index;
        _targets = targets;
        _rescueHorizon = policy.RescueHorizon;
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        if (Context.System.HasExtension<Cluster>())
            Cluster.Get(Context.System).Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.MemberRemoved));
        Self.Tell(new Scan(_rescueHorizon));
        Timers.StartPeriodicTimer(nameof(Scan), new Scan(LookAhead), ScanInterval);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Scan scan:
                WakeUntil(Context.UtcNow() + scan.Horizon);
                break;
            case ClusterEvent.MemberRemoved:
                // Whom it has just woken may have been on the node that is gone.
                _recent.Clear();
                WakeUntil(Context.UtcNow() + _rescueHorizon);
                break;
            case StopEntity:
                Context.Stop(Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void WakeUntil(DateTimeOffset horizon)
    {
        var now = Context.UtcNow();
        _recent.Forget(now);
        foreach (var partition in _partitions)
        {
            Wake(WakeUpKind.PeriodicTask, partition, horizon, now);
            Wake(WakeUpKind.Task, partition, horizon, now);
        }
    }

    private void Wake(WakeUpKind kind, int partition, DateTimeOffset horizon, DateTimeOffset now)
    {
        IReadOnlyList<WakeUp> page = [];
        do
        {
            page = _index.Read(kind, partition, horizon, page.Count == 0 ? null : page[^1], PageSize);
            foreach (var row in page)
            {
                if (_recent.ShouldWake(row, now))
                    Wake(row);
            }
        }
        while (page.Count == PageSize);
    }

    private void Wake(WakeUp row)
    {
        if (row.Kind == WakeUpKind.Task)
            _targets.Tasks().Tell(new WakeTask(row.EntityId));
        else
            _targets.PeriodicTasks().Tell(new WakePeriodicTask(long.Parse(row.EntityId, CultureInfo.InvariantCulture)));
    }

    private sealed record Scan(TimeSpan Horizon) : INoSerializationVerificationNeeded;
}

/// <summary>Where wake-ups go.</summary>
internal sealed record WakeUpTargets(Func<IActorRef> Tasks, Func<IActorRef> PeriodicTasks);
