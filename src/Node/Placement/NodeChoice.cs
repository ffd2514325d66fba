namespace ActorScheduler.Node.Placement;

/// <summary>Chooses among the nodes that could run a task.</summary>
internal static class NodeChoice
{
    /// <summary>
    /// A node with idle workers, chosen in proportion to their number; any node if none has idle workers. The numbers are a few seconds old, and
    /// many tasks may come due in that time: they must not all go to one node.
    /// </summary>
    /// <param name="nodes">At least one node.</param>
    /// <param name="idleWorkersOf">How many idle workers a node has.</param>
    /// <param name="random">Returns a random number from 0 up to, but not including, its argument.</param>
    public static T Of<T>(IReadOnlyList<T> nodes, Func<T, int> idleWorkersOf, Func<int, int> random)
    {
        var idle = nodes.Sum(idleWorkersOf);
        if (idle == 0)
            return nodes[random(nodes.Count)];
        var drawn = random(idle);
        return nodes.First(node => (drawn -= idleWorkersOf(node)) < 0);
    }
}
