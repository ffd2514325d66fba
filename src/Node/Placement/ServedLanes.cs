using System.Collections.Frozen;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Node.Placement;

/// <summary>
/// Which lanes of the wake-up index some node works off at one moment, and for which app. A lane that no node works off stays on disk: its tasks have
/// nothing to be woken for. Immutable.
/// </summary>
internal sealed class ServedLanes
{
    private readonly FrozenDictionary<int, string> _appOf;
    private readonly string? _appOfOthers;

    /// <summary>Lists them.</summary>
    /// <param name="tasks">The tasks that can be run.</param>
    /// <param name="appOfOthers">What counts as the app of all other tasks; null if those cannot be run.</param>
    public ServedLanes(IEnumerable<TaskDescription> tasks, string? appOfOthers = null)
    {
        _appOfOthers = appOfOthers;
        _appOf = tasks.DistinctBy(LaneOf).ToFrozenDictionary(LaneOf, task => task.App);
        Apps = [.. _appOf.Values, .. appOfOthers is null ? (string[])[] : [appOfOthers]];
    }

    /// <summary>The apps that have a node.</summary>
    public FrozenSet<string> Apps { get; }

    /// <summary>The app whose tasks wait in a lane; null if no node has it.</summary>
    public string? AppOf(int lane) => _appOf.GetValueOrDefault(Lanes.OfSleepers(lane)) ?? _appOfOthers;

    private static int LaneOf(TaskDescription task) => Lanes.Of(task.Name, isHeld: false);
}
