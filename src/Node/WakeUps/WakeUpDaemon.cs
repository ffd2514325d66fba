using System.Globalization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.Tasks;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// Reads the wake-up index of its partitions and wakes what is coming due, in the order of time and never more than a window
/// holds: whoever begins to run makes room for the next. It changes nothing: whoever is woken looks for itself whether something
/// is to be done, so a wake-up too many does no harm, and one too few is made up for at a later scan.
/// </summary>
internal sealed class WakeUpDaemon : UntypedActor, IWithTimers
{
    /// <summary>How many daemons share the partitions.</summary>
    public const int Instances = 4;

    /// <summary>So many of a daemon's entities are in memory at a time for having been woken.</summary>
    public const int MostWoken = 1_000;

    // With fewer free places it would read and merge for a handful at a time.
    private const int RefillFrom = MostWoken / 4;
    private static readonly TimeSpan ScanInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAhead = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(10);

    private readonly WakeUpWindow _window = new(MostWoken, RepeatAfter);
    private readonly int[] _partitions;
    private readonly IWakeUpIndex _index;
    private readonly WakeUpTargets _targets;
    private readonly WakeUpPolicy _policy;
    private WakeUpFeed _due = WakeUpFeed.Empty;
    private WakeUpFeed _held = WakeUpFeed.Empty;

    public WakeUpDaemon(int instance, IWakeUpIndex index, WakeUpTargets targets, WakeUpPolicy policy)
    {
        _partitions = [.. Enumerable.Range(0, ShardIds.Count).Where(partition => partition % Instances == instance)];
        _index = index;
        _targets = targets;
        _policy = policy;
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
        switch (message)
        {
            case WakeUpAnswer answer:
                _window.Take(answer);
                if (_window.Room >= RefillFrom && Next() is not null)
                    Fill();
                break;
            case Scan:
                ReadAgain();
                Fill();
                break;
            case Rescue or ClusterEvent.MemberRemoved:
                ReadWhatWasHeld();
                ReadAgain();
                Fill();
                break;
            case StopEntity:
                Context.Stop(Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // From the front: rows may have come before those that are being woken. These are passed over, the rest is read when it is needed.
    private void ReadAgain()
    {
        var until = Context.UtcNow() + LookAhead;
        _window.GiveUp(Context.UtcNow());
        _due = new WakeUpFeed(_index, Ranges(until));
    }

    // After a start, and after a node left: what a process held in memory is in the index with a time that is later than its own.
    private void ReadWhatWasHeld()
    {
        var now = Context.UtcNow();
        _held = new WakeUpFeed(_index, Ranges(now + _policy.RescueHorizon).Select(range => range with { After = now, OnlyHeld = true }));
    }

    private IEnumerable<WakeUpRange> Ranges(DateTimeOffset until) =>
        from kind in (WakeUpKind[])[WakeUpKind.PeriodicTask, WakeUpKind.Task]
        from partition in _index.PartitionsDue(kind, _partitions, until)
        select new WakeUpRange(kind, partition, until);

    private void Fill()
    {
        var now = Context.UtcNow();
        while (Next() is { } feed)
        {
            var row = feed.Head!;
            if (!_window.Knows(row))
            {
                if (_window.Room == 0)
                    return;
                _window.Add(row, now);
                Wake(row);
            }

            feed.MoveOn();
        }
    }

    /// <summary>Where the row is that comes next by its own due time, or null when there is none.</summary>
    private WakeUpFeed? Next() => (_due.Head, _held.Head) switch
    {
        (null, null) => null,
        (_, null) => _due,
        (null, _) => _held,
        ({ } due, { } held) => held.At - _policy.Grace < due.At ? _held : _due,
    };

    private void Wake(WakeUp row)
    {
        if (row.Kind == WakeUpKind.Task)
            _targets.Tasks().Tell(new WakeTask(row.EntityId));
        else
            _targets.PeriodicTasks().Tell(new WakePeriodicTask(long.Parse(row.EntityId, CultureInfo.InvariantCulture)));
    }

    private sealed class Scan
    {
        public static Scan Instance { get; } = new();
    }

    private sealed class Rescue
    {
        public static Rescue Instance { get; } = new();
    }
}
