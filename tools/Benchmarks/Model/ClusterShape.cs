namespace ActorScheduler.Benchmarks.Model;

/// <summary>What there is of each kind.</summary>
/// <param name="Nodes">How many nodes; each comes with a gateway that has as many cores.</param>
/// <param name="NodeCores">Cores of a node.</param>
/// <param name="Databases">PostgreSQL servers, each with the shards of its group.</param>
/// <param name="DatabaseCores">Cores of a server.</param>
/// <param name="ClientsEach">Calls under way at a time for each node.</param>
internal sealed record ClusterShape(int Nodes, int NodeCores, int Databases, int DatabaseCores, int ClientsEach)
{
    /// <summary>How many groups a node holds shards of: 1 if shards are placed by group, all if they are placed anywhere.</summary>
    public int GroupsEach { get; init; } = 1;

    /// <summary>True if everything, the clients too, shares the cores of one node.</summary>
    public bool IsOneMachine { get; init; }
}
