using System.Collections.Frozen;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;

namespace ActorScheduler.Node.Placement;

/// <summary>The tasks of all nodes at one moment. Immutable.</summary>
/// <param name="byNode">What each node can run, by address and incarnation.</param>
internal sealed class KnownTasks(IReadOnlyDictionary<(string Address, long Incarnation), NodeOffer> byNode)
{
    private readonly FrozenDictionary<string, TaskDescription> _byName = byNode
        .OrderBy(node => node.Key)
        .SelectMany(node => node.Value.Tasks)
        .DistinctBy(task => task.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(task => task.Name, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, ((string Address, long Incarnation) Node, ConsumedQueues Queues)[]> _nodesOf = byNode
        .SelectMany(node => node.Value.Tasks.Select(task => (task.Name, Node: (node.Key, node.Value.Queues))))
        .GroupBy(entry => entry.Name, entry => entry.Node, StringComparer.Ordinal)
        .ToFrozenDictionary(entries => entries.Key, entries => entries.ToArray(), StringComparer.Ordinal);

    /// <summary>No tasks at all.</summary>
    public static KnownTasks None { get; } = new(new Dictionary<(string, long), NodeOffer>());

    /// <summary>What each node can run, by address and incarnation.</summary>
    public IReadOnlyDictionary<(string Address, long Incarnation), NodeOffer> ByNode => byNode;

    /// <summary>The names of the apps' tasks, sorted.</summary>
    public IReadOnlyList<string> Names { get; } = [.. byNode.SelectMany(node => node.Value.Tasks)
        .Where(task => !task.IsBuiltIn).Select(task => task.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A task, or null if no node can run it.</summary>
    public TaskDescription? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The nodes that can run a task and take it from a queue.</summary>
    public IEnumerable<(string Address, long Incarnation)> NodesOf(string name, string queue) =>
        from node in _nodesOf.GetValueOrDefault(name) ?? []
        where node.Queues.Takes(queue)
        select node.Node;
}
