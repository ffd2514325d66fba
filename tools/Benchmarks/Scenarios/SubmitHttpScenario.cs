using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>One task per request, through the document's route.</summary>
internal sealed class SubmitHttpScenario : IScenario
{
    private static readonly int[] Connections = [1, 64, 256];

    private readonly Setting _tasks = Setting.Size("--tasks", 20_000, 100, "Tasks in a run; a tenth of them over one connection.");
    private readonly Setting _connections = Setting.Number("--connections", 0, 0, "Measure only with this many connections; 0: with 1, 64 and 256.");
    private readonly Setting _warmUp = Setting.Size("--warm-up", 120_000, 50, "Tasks before the first run.");

    public string Name => "submit-http";

    public string Summary => "Tasks that do nothing over HTTP, one a request, until the last is SUCCESS; 1, 64 and 256 connections.";

    public bool RunsOnPostgres => true;

    public IReadOnlyList<Setting> Settings => [_tasks, _connections, _warmUp];

    public Section Run(BenchmarkRun run)
    {
        var table = new Table("connections", "tasks/s", "answer p50 ms", "p99 ms", "max ms", "server CPU µs/task", "load's CPU µs/task", "allocated kB/task", "peak RSS MB");
        var figures = new List<Figure>();
        var busy = 0;
        var complaints = new List<string>();
        foreach (var connections in _connections.Of(run) is > 0 and var one ? [one] : Connections)
            busy += Measure(run, connections, table, figures, complaints);
        return new Section(
            run.KeyOf(this),
            $"Submitting over HTTP, one task a request{run.OnStore}",
            "From the first request until the last task is SUCCESS. The load generator keeps one request under way on each connection and shares the cores with the server.",
            table,
            figures)
        {
            Notes =
            [
                busy == 0 ? "The server was never too busy to take a task." : $"The server answered {busy} times that it was busy; those requests were sent again.",
                complaints.Count == 0 ? "It logged no warning (a delayed heartbeat of the cluster would be one)." : $"It logged: {complaints[0]}",
            ],
            Failure = complaints.Find(line => line.Contains("heartbeat", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private int Measure(BenchmarkRun run, int connections, Table table, List<Figure> figures, List<string> complaints)
    {
        var tasks = connections == 1 ? Math.Max(1, _tasks.Of(run) / 10) : _tasks.Of(run);
        using var folder = new TempFolder(run.DataRoot);
        using var server = GatewayServer.Start(run, folder.Path);
        SubmitRun.WarmUp(server, _warmUp.Of(run));
        var results = run.Repeat($"{connections} connections, {tasks:N0} tasks", () => SubmitRun.Measure(server, connections, tasks), result => result.ToString());

        complaints.AddRange(server.Process.Complaints);
        var resident = server.Process.PeakResidentBytes / 1e6;
        double? allocated = results.All(r => r.AllocatedBytes is not null) ? Median(r => r.AllocatedBytes!.Value / 1e3) : null;
        table.Add(
            $"{connections}",
            Add("tasks_per_second", "tasks/s", Median(r => r.TasksPerSecond)),
            Add("answer_p50", "ms", Median(r => r.Milliseconds.P50)),
            Add("answer_p99", "ms", Median(r => r.Milliseconds.P99)),
            Add("answer_max", "ms", Median(r => r.Milliseconds.Max)),
            Add("server_cpu_per_task", "us", Median(r => r.CpuMicroseconds)),
            Add("load_cpu_per_task", "us", Median(r => r.GeneratorMicroseconds)),
            allocated is { } kilobytes ? Add("server_allocated_per_task", "kB", kilobytes) : Show.Number(allocated),
            Add("server_peak_rss", "MB", resident));
        return results.Sum(r => r.Busy);

        double Median(Func<SubmitRun, double> number) => BenchmarkRun.Median(results, number);

        string Add(string name, string unit, double value)
        {
            figures.Add(new Figure($"{run.KeyOf(this)}.{connections}.{name}", value, unit));
            return Show.Number(value);
        }
    }
}
