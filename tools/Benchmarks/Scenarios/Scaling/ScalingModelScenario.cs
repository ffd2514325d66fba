using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Model;
using ActorScheduler.Benchmarks.Report;

namespace ActorScheduler.Benchmarks.Scenarios.Scaling;

/// <summary>How a cluster grows, by simulation: what was measured on one machine, projected onto many.</summary>
internal sealed class ScalingModelScenario : IScenario
{
    private const int CallsOfClient = 8;
    private const int LeastTasks = 30_000;
    private const int Clients = 256;
    private const int FewClients = 64;
    private const int ClientsMeasured = 64;
    private const int Cores = 8;

    private static readonly string[] Headings =
    [
        "nodes", "PostgreSQL", "its cores", "groups a node", "tasks/s", "answer p50 ms", "p99 ms", "nodes' cores %", "PostgreSQL's cores %", "log disks %", "events a transaction",
    ];

    private static readonly ClusterShape[] Shapes =
    [
        new(1, Cores, 1, Cores, Clients), new(3, Cores, 1, Cores, Clients), new(10, Cores, 1, Cores, Clients), new(10, Cores, 1, 32, Clients),
        new(10, Cores, 4, Cores, Clients), new(10, Cores, 4, Cores, Clients) { GroupsEach = 4 }, new(100, Cores, 1, 32, Clients),
        new(100, Cores, 8, 32, Clients), new(100, Cores, 32, Cores, Clients), new(100, Cores, 32, Cores, Clients) { GroupsEach = 32 },
        new(1000, Cores, 1, 64, FewClients), new(1000, Cores, 64, 32, FewClients),
    ];

    private readonly CostSettings _costs = new();
    private readonly Setting _measured1 = Setting.Number("--measured-1", 0, 0, "Tasks a second measured here with 1 node; 0: not compared.");
    private readonly Setting _measured3 = Setting.Number("--measured-3", 0, 0, "Tasks a second measured here with 3 nodes; 0: not compared.");

    public string Name => "scaling-model";

    public string Summary => "A simulation of growth: nodes and PostgreSQL servers with the measured costs, from one machine to 1,000.";

    public IReadOnlyList<Setting> Settings => [.. _costs.All, _measured1, _measured3];

    public Section Run(BenchmarkRun run)
    {
        var costs = _costs.Of(run);
        var table = new Table([.. Headings]) { TextColumns = 0 };
        var figures = new List<Figure>();
        foreach (var shape in Shapes)
        {
            var result = ClusterModel.Run(costs with { Client = 0 }, shape, Tasks(shape));
            run.Progress($"{shape.Nodes} nodes, {shape.Databases} servers: {Show.Number(result.TasksPerSecond)} tasks/s");
            Add(table, shape, result);
            figures.Add(new Figure($"{Name}.{shape.Nodes}.{shape.Databases}x{shape.DatabaseCores}.{shape.GroupsEach}.tasks_per_second", result.TasksPerSecond, "tasks/s"));
        }

        return new Section(
            Name,
            "The model",
            $"{Clients} calls under way for each node ({FewClients} where there are 1,000), which has {Cores} cores; a gateway with as many goes with each node. A network round trip between machines is an assumption ({Show.Number(costs.Network * 1e6)} µs); all other costs were measured.",
            table,
            figures)
        {
            Notes = [.. Compared(run, costs)],
        };
    }

    // Everything on this machine, as in the measurement: the network is the loopback interface, and the clients take their share of the cores.
    private IEnumerable<string> Compared(BenchmarkRun run, ModelCosts costs)
    {
        foreach (var (nodes, measured) in new[] { (1, _measured1.Of(run)), (3, _measured3.Of(run)) })
        {
            if (measured == 0)
                continue;
            var shape = new ClusterShape(nodes, Environment.ProcessorCount, 1, 0, ClientsMeasured / nodes) { IsOneMachine = true };
            var result = ClusterModel.Run(costs with { Network = costs.Loopback }, shape, LeastTasks);
            var off = 100 * (result.TasksPerSecond - measured) / measured;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{nodes} {(nodes == 1 ? "node" : "nodes")}, gateway, PostgreSQL and clients on the {Environment.ProcessorCount} cores of this machine: the model says {result.TasksPerSecond:N0} tasks/s, measured were {measured:N0} ({off:+0;-0} %).");
        }
    }

    private static int Tasks(ClusterShape shape) => Math.Max(LeastTasks, shape.Nodes * shape.ClientsEach * CallsOfClient);

    private static void Add(Table table, ClusterShape shape, ModelResult result) => table.Add(
        Whole(shape.Nodes), Whole(shape.Databases), Whole(shape.DatabaseCores), Whole(shape.GroupsEach),
        Show.Number(result.TasksPerSecond), Show.Number(result.Milliseconds.P50), Show.Number(result.Milliseconds.P99),
        Percent(result.Nodes), Percent(result.Databases), Percent(result.Disks), Show.Number(result.EventsInTransaction));

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);
}
