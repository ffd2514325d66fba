using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>A short run that fails when the server has become slow for the machine it runs on.</summary>
internal sealed class CiScenario : IScenario
{
    private const int Connections = 64;
    private const int Batches = 800;
    private const int SecondsPerRun = 5;
    private const int MostTasks = 20_000;

    private readonly Setting _least = Setting.Number("--least", 30, 1, "Fails if fewer tasks than this are done for a thousand rows of the yardstick.");

    public string Name => "ci";

    public string Summary => "At most a minute: fails when tasks a second over 64 connections fall below a share of the yardstick of the same run.";

    public IReadOnlyList<Setting> Settings => [_least];

    public Section Run(BenchmarkRun run)
    {
        using var folder = new TempFolder(run.DataRoot);
        using var server = GatewayServer.Start(run, folder.Path);
        var warm = SubmitRun.WarmUp(server, 1000);
        var tasks = (int)Math.Clamp(warm.TasksPerSecond * SecondsPerRun * run.Scale, 100, MostTasks);
        SubmitRun.WarmUp(server, 2 * tasks);
        // The yardstick is measured before each run, so that a neighbour who takes a core slows both.
        var results = run.Repeat(
            $"{tasks:N0} tasks",
            () => (Rows: GroupCommitInserts.PerSecond(run.DataRoot, Batches), Tasks: SubmitRun.Measure(server, Connections, tasks).TasksPerSecond),
            r => string.Create(CultureInfo.InvariantCulture, $"{r.Tasks:N0} tasks/s, {r.Rows:N0} rows/s: {1000 * r.Tasks / r.Rows:0.0} in 1,000"));
        double share = BenchmarkRun.Median(results, r => 1000 * r.Tasks / r.Rows), rate = BenchmarkRun.Median(results, r => r.Tasks);
        var rows = BenchmarkRun.Median(results, r => r.Rows);
        var table = new Table("64 connections", "tasks/s", "yardstick rows/s", "tasks for 1,000 rows", "at least");
        table.Add("median", Show.Number(rate), Show.Number(rows), Show.Number(share), Show.Number(_least.Of(run)));
        return new Section(Name, "The check of a build", "The median of tasks a second divided by the yardstick's rows a second, both measured in turns.", table,
            [new Figure("ci.tasks_per_second", rate, "tasks/s"), new Figure("ci.rows_per_second", rows, "rows/s"), new Figure("ci.tasks_per_1000_rows", share, "tasks")])
        {
            Failure = share >= _least.Of(run)
                ? null
                : string.Create(CultureInfo.InvariantCulture,
                    $"{rate:N0} tasks/s beside {rows:N0} rows/s that SQLite wrote here: {share:0.0} tasks for a thousand rows; at least {_least.Of(run)} are asked for (--least)."),
        };
    }
}
