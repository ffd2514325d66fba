namespace ActorScheduler.Benchmarks.Model;

/// <summary>A node with its gateway.</summary>
internal sealed class ModelNode
{
    /// <summary>Creates a node.</summary>
    /// <param name="simulation">The time.</param>
    /// <param name="costs">What things cost.</param>
    /// <param name="shared">The cores of the one machine, or null if each has its own.</param>
    /// <param name="shape">What there is.</param>
    /// <param name="databases">The servers.</param>
    /// <param name="number">Its number.</param>
    public ModelNode(Simulation simulation, ModelCosts costs, Cores? shared, ClusterShape shape, IReadOnlyList<Database> databases, int number)
    {
        Cores = shared ?? new Cores(simulation, shape.NodeCores);
        Gateway = shared ?? new Cores(simulation, shape.NodeCores);
        Writers = [.. Enumerable.Range(number, shape.GroupsEach).Select(group => new GroupCommitWriter(simulation, costs, Cores, databases[group % databases.Count]))];
    }

    /// <summary>Its cores.</summary>
    public Cores Cores { get; }

    /// <summary>Those of its gateway.</summary>
    public Cores Gateway { get; }

    /// <summary>One for each group of which it holds shards.</summary>
    public IReadOnlyList<GroupCommitWriter> Writers { get; }
}
