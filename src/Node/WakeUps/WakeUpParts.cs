using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Placement;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// The parts of the index that one daemon reads: a share of the partitions, and all lanes of some of the apps, so that the tasks of an app come in one
/// order. The lanes of an app without a node are read by nobody.
/// </summary>
/// <param name="instance">Which of the daemons.</param>
/// <param name="index">Where it reads.</param>
/// <param name="policy">How far ahead a dead process may have held timers.</param>
internal sealed class WakeUpParts(int instance, IWakeUpIndex index, WakeUpPolicy policy)
{
    private static readonly TimeSpan LookAhead = TimeSpan.FromSeconds(10);

    // Whoever waits in memory ends by a timer of its own before that.
    private static readonly TimeSpan ExpiredFor = TimeSpan.FromSeconds(2);

    /// <summary>Its partitions.</summary>
    public IReadOnlyList<int> Partitions { get; } =
        [.. Enumerable.Range(0, Storage.Identity.Partitions.Count).Where(partition => partition % WakeUpDaemon.Instances == instance)];

    /// <summary>True if the tasks of an app are its own to wake.</summary>
    public bool Has(string app) => Storage.Identity.Partitions.Of(app) % WakeUpDaemon.Instances == instance;

    /// <summary>What of its partitions is coming due.</summary>
    public IEnumerable<WakeUpRange> Due(WakeUpKind kind, DateTimeOffset now) => Ranges(kind, now + LookAhead);

    /// <summary>What of its partitions a process may have held in memory. The index holds such rows with a time a while after their own.</summary>
    public IEnumerable<WakeUpRange> Held(WakeUpKind kind, DateTimeOffset now) =>
        Ranges(kind, now + policy.RescueHorizon).Select(range => range with { After = now, OnlyHeld = true });

    /// <summary>The tasks that have expired while they slept: one daemon wakes them all.</summary>
    public IEnumerable<WakeUpRange> Expired(DateTimeOffset now) => instance == 0 ? [WakeUpRange.Expired(now - ExpiredFor)] : [];

    /// <summary>What is coming due in its lanes, by app.</summary>
    public ILookup<string, WakeUpRange> LanesDue(ServedLanes served, DateTimeOffset now) =>
        ByApp(served, now + LookAhead, lane => Range(lane, now + LookAhead));

    /// <summary>What a process may have held in memory, in its lanes, by app.</summary>
    public ILookup<string, WakeUpRange> LanesHeld(ServedLanes served, DateTimeOffset now) => ByApp(
        served,
        now + policy.RescueHorizon,
        lane => Lanes.IsHeld(lane) ? Range(lane, now + policy.RescueHorizon) with { After = now + LookAhead } : null);

    private IEnumerable<WakeUpRange> Ranges(WakeUpKind kind, DateTimeOffset until) =>
        index.PartitionsDue(kind, Partitions, until).Select(partition => new WakeUpRange(kind, partition, until));

    private ILookup<string, WakeUpRange> ByApp(ServedLanes served, DateTimeOffset until, Func<int, WakeUpRange?> rangeOf) =>
        (from lane in index.LanesDue(until)
         let app = served.AppOf(lane)
         where app is not null && Has(app)
         let range = rangeOf(lane)
         where range is not null
         select (app, range)).ToLookup(found => found.app, found => found.range);

    private WakeUpRange Range(int lane, DateTimeOffset until) =>
        new(WakeUpKind.Task, lane, until) { Grace = Lanes.IsHeld(lane) ? policy.Grace : TimeSpan.Zero };
}
