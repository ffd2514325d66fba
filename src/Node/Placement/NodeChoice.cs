namespace ActorScheduler.Node.Placement;

/// <summary>Chooses among the nodes that could run a task.</summary>
internal static class NodeChoice
{
    /// <summary>
    /// A node with idle workers, the more of them the more often; any one if none has some. What is known of them is a few seconds old, and many
    /// tasks may come due in that time: one node alone must not get them all.
    /// </summary>
    /// <param name="nodes">The nodes; at least one.</param>
    /// <param name="idleWorkersOf">How many idle workers a node has.</param>
    /// <param name="random">A random number from 0 to below its argument.</param>
    public static T Of<T>(IReadOnlyList<T> nodes, Func<T, int> idleWorkersOf, Func<int, int> random)
    {
        var idle = nodes.Sum(idleWorkersOf);
        if (idle == 0)
            return nodes[random(nodes.Count)];
        var drawn = random(idle);
        return nodes.First(node => (drawn -= idleWorkersOf(node)) < 0);
    }
}
