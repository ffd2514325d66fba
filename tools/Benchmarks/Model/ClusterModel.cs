namespace ActorScheduler.Benchmarks.Model;

/// <summary>
/// A cluster under clients that each send a call, wait for its answer and send the next. A call is a task: the gateway passes it to a node, three
/// events are made durable one after the other, and the client is answered after the first.
/// </summary>
internal sealed class ClusterModel
{
    private const int Seed = 1;
    private const double Settled = 0.2;

    private readonly Simulation _simulation = new(Seed);
    private readonly ModelCosts _costs;
    private readonly ClusterShape _shape;
    private readonly List<ModelNode> _nodes = [];
    private readonly List<Database> _databases = [];
    private readonly List<double> _answers = [];
    private readonly int _tasks;
    private int _begun;
    private int _done;

    private ClusterModel(ModelCosts costs, ClusterShape shape, int tasks)
    {
        (_costs, _shape, _tasks) = (costs, shape, tasks);
        var shared = shape.IsOneMachine ? new Cores(_simulation, shape.NodeCores) : null;
        for (var i = 0; i < shape.Databases; i++)
            _databases.Add(new Database(shared ?? new Cores(_simulation, shape.DatabaseCores), new WalDisk(_simulation, costs.Flush)));
        for (var i = 0; i < shape.Nodes; i++)
            _nodes.Add(new ModelNode(_simulation, costs, shared, shape, _databases, i));
    }

    /// <summary>Runs a number of tasks.</summary>
    public static ModelResult Run(ModelCosts costs, ClusterShape shape, int tasks) => new ClusterModel(costs, shape, tasks).Run();

    private ModelResult Run()
    {
        for (var i = 0; i < _shape.ClientsEach * _shape.Nodes; i++)
            Call(_nodes[i % _nodes.Count]);
        _simulation.RunUntil(() => _done >= _tasks * Settled);
        var (began, before, node, database, disk) = (_simulation.Now, _done, UsedByNodes(), UsedByDatabases(), UsedByDisks());
        _answers.Clear();
        _simulation.RunUntil(() => _done >= _tasks);
        var elapsed = _simulation.Now - began;
        var transactions = _nodes.Sum(n => n.Writers.Sum(writer => (double)writer.Transactions));
        return new ModelResult(
            (_done - before) / elapsed,
            new Report.Distribution(_answers),
            (UsedByNodes() - node) / elapsed / _nodes.Sum(n => n.Cores.Count),
            (UsedByDatabases() - database) / elapsed / _databases.Sum(d => d.Cores.Count),
            (UsedByDisks() - disk) / elapsed / _databases.Count,
            _nodes.Sum(n => n.Writers.Sum(writer => (double)writer.Events)) / transactions);
    }

    private void Call(ModelNode gateway)
    {
        if (_begun == _tasks)
            return;
        _begun++;
        var began = _simulation.Now;
        var node = _nodes[(int)(_simulation.Random() * _nodes.Count)];
        var writer = node.Writers[(int)(_simulation.Random() * node.Writers.Count)];
        gateway.Gateway.Use(_simulation.Varied(_costs.Client + _costs.Gateway), () => _simulation.After(_costs.Network / 2, () =>
            Step(node, writer, () =>
            {
                _simulation.After(_costs.Network / 2, () =>
                {
                    _answers.Add((_simulation.Now - began) * 1e3);
                    Call(gateway);
                });
                Step(node, writer, () => Step(node, writer, () => _done++));
            })));
    }

    // A third of a task's work, and the event that results.
    private void Step(ModelNode node, GroupCommitWriter writer, Action then) => node.Cores.Use(_simulation.Varied(_costs.Node / 3), () => writer.Write(then));

    private double UsedByNodes() => _nodes.Sum(node => node.Cores.Used);

    private double UsedByDatabases() => _databases.Sum(database => database.Cores.Used);

    private double UsedByDisks() => _databases.Sum(database => database.Disk.Used);
}
