using System.Collections.Frozen;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Node.Placement;

/// <summary>
/// Which tasks some node can run at one moment, from which queues, and what of it is not paused. A lane of the wake-up index that no node works off stays on disk: its tasks have
/// nothing to be woken for. Immutable.
/// </summary>
internal sealed class ServedTasks
{
    private readonly FrozenDictionary<string, (string App, ConsumedQueues[] Queues)> _tasks;
    private readonly (string App, ConsumedQueues[] Queues)? _others;
    private readonly FrozenDictionary<string, ConsumedQueues[]> _queuesOf;
    private readonly FrozenSet<(string App, string Item)> _items;
    private readonly FrozenSet<(HoldKind Kind, string Name)> _holds;

    /// <summary>Lists them.</summary>
    /// <param name="offers">What the nodes can run.</param>
    /// <param name="holds">What is paused.</param>
    /// <param name="appOfOthers">What counts as the app of all other tasks, which are tried by each node; null if those cannot be run.</param>
    public ServedTasks(IReadOnlyList<NodeOffer> offers, IEnumerable<Hold> holds, string? appOfOthers = null)
    {
        _holds = holds.Select(hold => (hold.Kind, hold.Name)).ToFrozenSet();
        var served =
            from offer in offers
            from task in offer.Tasks
            group (task.App, offer.Queues) by task.Name;
        _tasks = served.ToFrozenDictionary(
            task => task.Key, task => (task.First().App, task.Select(node => node.Queues).Distinct().ToArray()), StringComparer.Ordinal);
        if (appOfOthers is not null)
            _others = (appOfOthers, [.. offers.Select(offer => offer.Queues)]);
        var all = _others is { } others ? _tasks.Values.Append(others) : _tasks.Values;
        _queuesOf = all.GroupBy(task => task.App, task => task.Queues, StringComparer.Ordinal)
            .ToFrozenDictionary(app => app.Key, app => app.SelectMany(queues => queues).Distinct().ToArray(), StringComparer.Ordinal);
        _items = (from app in _queuesOf from queues in app.Value from item in queues.Items select (app.Key, item.Text)).ToFrozenSet();
    }

    /// <summary>Nothing at all.</summary>
    public static ServedTasks None { get; } = new([], []);

    /// <summary>Which tasks wait for the same nodes as those of a lane; null if no node takes them.</summary>
    public LaneGroup? GroupOf(in LaneOwner owner)
    {
        var queue = owner.Queue;
        if ((_tasks.TryGetValue(owner.TaskName, out var task) ? task : _others) is not { } served || IsHeld(HoldKind.TaskName, owner.TaskName) || IsHeld(HoldKind.Queue, queue))
            return null;
        return Array.Exists(served.Queues, queues => queues.Takes(queue)) ? new LaneGroup(served.App, queue) : null;
    }

    /// <summary>True if a node can run such tasks now.</summary>
    public bool Serves(LaneGroup group) => !IsHeld(HoldKind.Queue, group.Queue) && _queuesOf.TryGetValue(group.App, out var nodes) && Array.Exists(nodes, queues => queues.Takes(group.Queue));

    /// <summary>True if a node has an app or takes from a queue that none did before.</summary>
    public bool HasMoreThan(ServedTasks before) => !_items.IsSubsetOf(before._items);

    /// <summary>True if something that was paused before is not any more.</summary>
    public bool HasResumedSince(ServedTasks before) => !before._holds.IsSubsetOf(_holds);

    private bool IsHeld(HoldKind kind, string name) => _holds.Count > 0 && _holds.Contains((kind, name));
}

/// <summary>Tasks that may have to wait for one another, because they wait for the same nodes.</summary>
/// <param name="App">Their app.</param>
/// <param name="Queue">Their queue.</param>
internal readonly record struct LaneGroup(string App, string Queue)
{
    /// <summary>One text for both: it says which daemon wakes them.</summary>
    public string Key => new LaneOwner(App, Queue).Key;
}
