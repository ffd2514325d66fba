using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Placement;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// The parts of the index that one daemon reads: a share of the partitions, and all lanes of some of the apps in some of the queues, so that the tasks of an
/// app in a queue come in one order. Lanes for which there is no node are read by nobody.
/// </summary>
/// <param name="instance">Which of the daemons.</param>
/// <param name="index">Where it reads.</param>
/// <param name="policy">How far ahead a dead process may have held timers.</param>
internal sealed class WakeUpParts(int instance, IWakeUpIndex index, WakeUpPolicy policy)
{
    private static readonly TimeSpan LookAhead = TimeSpan.FromSeconds(10);

    // Whoever waits in memory ends by a timer of its own before that.
    private static readonly TimeSpan ExpiredFor = TimeSpan.FromSeconds(2);

    // Callers can name any number of queues.
    private const int MostOwners = 100_000;

    private readonly Dictionary<int, LaneOwner> _owners = [];

    /// <summary>Its partitions.</summary>
    public IReadOnlyList<int> Partitions { get; } =
        [.. Enumerable.Range(0, Storage.Identity.Partitions.Count).Where(partition => partition % WakeUpDaemon.Instances == instance)];

    /// <summary>What of its partitions is coming due.</summary>
    public IEnumerable<WakeUpRange> Due(WakeUpKind kind, DateTimeOffset now) => Ranges(kind, now + LookAhead);

    /// <summary>What of its partitions a process may have held in memory. The index holds such rows with a time a while after their own.</summary>
    public IEnumerable<WakeUpRange> Held(WakeUpKind kind, DateTimeOffset now) =>
        Ranges(kind, now + policy.RescueHorizon).Select(range => range with { After = now, OnlyHeld = true });

    /// <summary>The tasks that have expired while they slept: one daemon wakes them all.</summary>
    public IEnumerable<WakeUpRange> Expired(DateTimeOffset now) => instance == 0 ? [WakeUpRange.Expired(now - ExpiredFor)] : [];

    /// <summary>What is coming due in its lanes.</summary>
    public ILookup<LaneGroup, WakeUpRange> LanesDue(ServedTasks served, DateTimeOffset now) =>
        ByGroup(served, now + LookAhead, lane => Range(lane, now + LookAhead));

    /// <summary>What a process may have held in memory, in its lanes.</summary>
    public ILookup<LaneGroup, WakeUpRange> LanesHeld(ServedTasks served, DateTimeOffset now) => ByGroup(
        served,
        now + policy.RescueHorizon,
        lane => Lanes.IsHeld(lane) ? Range(lane, now + policy.RescueHorizon) with { After = now + LookAhead } : null);

    private IEnumerable<WakeUpRange> Ranges(WakeUpKind kind, DateTimeOffset until) =>
        index.PartitionsDue(kind, Partitions, until).Select(partition => new WakeUpRange(kind, partition, until));

    private ILookup<LaneGroup, WakeUpRange> ByGroup(ServedTasks served, DateTimeOffset until, Func<int, WakeUpRange?> rangeOf) =>
        (from lane in index.LanesDue(until)
         let owner = OwnerOf(lane)
         where owner is not null
         let @group = served.GroupOf(owner.Value)
         where @group is not null && IsOwn(@group.Value)
         let range = rangeOf(lane)
         where range is not null
         select (@group.Value, range)).ToLookup(found => found.Value, found => found.range);

    private bool IsOwn(LaneGroup group) => Storage.Identity.Partitions.Of(group.Key) % WakeUpDaemon.Instances == instance;

    // Who is in a lane never changes, so one of its rows tells it once.
    private LaneOwner? OwnerOf(int lane)
    {
        var ofSleepers = Lanes.OfSleepers(lane);
        if (_owners.TryGetValue(ofSleepers, out var known))
            return known;
        if (index.OwnerOf(lane) is not { } owner)
            return null;
        if (_owners.Count >= MostOwners)
            _owners.Clear();
        _owners[ofSleepers] = owner;
        return owner;
    }

    private WakeUpRange Range(int lane, DateTimeOffset until) =>
        new(WakeUpKind.Task, lane, until) { Grace = Lanes.IsHeld(lane) ? policy.Grace : TimeSpan.Zero };
}
