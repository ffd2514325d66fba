using System.Diagnostics;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Peers;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;
using ActorScheduler.Harness.Clusters;
using Npgsql;

namespace ActorScheduler.Benchmarks.Scenarios.Scaling;

/// <summary>Tasks over HTTP through a gateway, nodes and PostgreSQL, all on this machine: what the growth model is compared with.</summary>
internal sealed class ClusterScenario : IScenario
{
    private static readonly int[] NodeCounts = [1, 3];

    private readonly Setting _tasks = Setting.Size("--tasks", 20_000, 100, "Tasks in a run.");
    private readonly Setting _connections = Setting.Number("--connections", 64, 1, "Requests under way at a time.");
    private readonly Setting _warmUp = Setting.Size("--warm-up", 60_000, 50, "Tasks before the first run.");
    private readonly Setting _nodes = Setting.Number("--nodes", 0, 0, "Measure only with this many nodes; 0: with 1 and with 3.");

    public string Name => "cluster";

    public string Summary => "Tasks that do nothing over HTTP through a gateway, with 1 and 3 nodes and PostgreSQL on this machine, and how much CPU each part takes.";

    public IReadOnlyList<Setting> Settings => [_tasks, _connections, _warmUp, _nodes];

    public Section Run(BenchmarkRun run)
    {
        if (PostgresServer.Missing() is { } missing)
            throw new BenchmarkException(missing);
        var table = new Table(
            "nodes", "tasks/s", "answer p50 ms", "p99 ms", "gateway's CPU µs/task", "nodes' CPU µs/task", "PostgreSQL's CPU µs/task", "load's CPU µs/task", "log bytes/task", "database bytes/task", "RSS MB a node");
        var figures = new List<Figure>();
        foreach (var nodes in _nodes.Of(run) is > 0 and var one ? [one] : NodeCounts)
            MeasureAsync(run, nodes, table, figures).GetAwaiter().GetResult();
        return new Section(
            Name,
            "A cluster on one machine",
            $"A gateway without a node of its own, the nodes, PostgreSQL (every commit is synced) and the load generator with {_connections.Of(run)} connections share the cores. From the first request until the last task is SUCCESS.",
            table,
            figures);
    }

    private async Task MeasureAsync(BenchmarkRun run, int count, Table table, List<Figure> figures)
    {
        using var folder = new TempFolder(run.DataRoot);
        using var database = new PostgresServer(run.DataRoot);
        // PostgreSQL's default is 100 connections for everyone together.
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 10 }.ConnectionString;
        await using var cluster = await ProcessCluster.StartAsync(ClusterPlan.Of(connection, folder.File("logs"), count, gateways: 0));
        using var gateway = GatewayServer.Start(
            run, folder.Path, "--Scheduler:Embedded", "false", "--Scheduler:Storage", "postgresql", "--Scheduler:ConnectionString", connection);
        var nodes = cluster.Nodes;
        SubmitRun.WarmUp(gateway, _warmUp.Of(run));
        var results = run.Repeat($"{count} nodes", () => Once(gateway, nodes, database, _connections.Of(run), _tasks.Of(run)), r => r.Submitted.ToString());

        double Median(Func<ClusterRun, double> number) => BenchmarkRun.Median(results, number);
        string Add(string what, string unit, Func<ClusterRun, double> number)
        {
            figures.Add(new Figure($"{Name}.{count}.{what}", Median(number), unit));
            return Show.Number(Median(number));
        }

        table.Add(
            $"{count}",
            Add("tasks_per_second", "tasks/s", r => r.Submitted.TasksPerSecond),
            Add("answer_p50", "ms", r => r.Submitted.Milliseconds.P50),
            Add("answer_p99", "ms", r => r.Submitted.Milliseconds.P99),
            Add("gateway_cpu_per_task", "us", r => r.Submitted.CpuMicroseconds),
            Add("node_cpu_per_task", "us", r => r.Nodes),
            Add("postgres_cpu_per_task", "us", r => r.Database.Cpu.TotalMicroseconds / _tasks.Of(run)),
            Add("load_cpu_per_task", "us", r => r.Submitted.GeneratorMicroseconds),
            Add("log_bytes_per_task", "B", r => r.Database.LogBytes / _tasks.Of(run)),
            Add("database_bytes_per_task", "B", r => r.Database.DatabaseBytes / _tasks.Of(run)),
            Show.Number(nodes.Average(node => Process.GetProcessById(node.Pid).WorkingSet64) / 1e6));
    }

    private static ClusterRun Once(GatewayServer gateway, IReadOnlyList<ClusterProcess> nodes, PostgresServer database, int connections, int tasks)
    {
        var (used, cpu) = (DatabaseUsage.Of(database), Cpu(nodes));
        var submitted = SubmitRun.Measure(gateway, connections, tasks);
        return new ClusterRun(submitted, (Cpu(nodes) - cpu) / tasks, DatabaseUsage.Of(database) - used);
    }

    private static double Cpu(IReadOnlyList<ClusterProcess> nodes) => nodes.Sum(node => ProcessTree.CpuTime(node.Pid).TotalMicroseconds);

    private sealed record ClusterRun(SubmitRun Submitted, double Nodes, DatabaseUsage Database);
}
