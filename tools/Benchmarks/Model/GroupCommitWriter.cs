namespace ActorScheduler.Benchmarks.Model;

/// <summary>The journal's writer of one node: one transaction at a time, with everything that has arrived meanwhile in the next one.</summary>
/// <param name="simulation">The time.</param>
/// <param name="costs">What things cost.</param>
/// <param name="node">The cores of the node.</param>
/// <param name="database">The server that it writes to.</param>
internal sealed class GroupCommitWriter(Simulation simulation, ModelCosts costs, Cores node, Database database)
{
    private const int MostEvents = 5_000;
    private readonly Queue<Action> _waiting = new();
    private bool _writing;

    /// <summary>Transactions so far.</summary>
    public long Transactions { get; private set; }

    /// <summary>Events so far.</summary>
    public long Events { get; private set; }

    /// <summary>Writes an event, and continues when it is durable.</summary>
    public void Write(Action then)
    {
        _waiting.Enqueue(then);
        if (!_writing)
            Begin();
    }

    private void Begin()
    {
        var batch = new List<Action>();
        while (batch.Count < MostEvents && _waiting.TryDequeue(out var next))
            batch.Add(next);
        _writing = true;
        Transactions++;
        Events += batch.Count;
        node.Use(costs.WriterTransaction + batch.Count * costs.WriterEvent, () =>
            simulation.After(costs.RoundTrips * costs.Network, () =>
                database.Cores.Use(costs.DatabaseTransaction + batch.Count * costs.DatabaseEvent, () =>
                    database.Disk.Flush(() => End(batch)))));
    }

    private void End(List<Action> batch)
    {
        _writing = false;
        foreach (var then in batch)
            then();
        if (!_writing && _waiting.Count > 0)
            Begin();
    }
}
