using System.Diagnostics;
using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>What a big journal costs.</summary>
internal sealed class GrowthScenario : IScenario
{
    private const int Connections = 64;
    private const int Lists = 200;
    private const int ListsBefore = 20;
    private const int CountQueries = 5;
    private const string NewestTasks = "/celery_manage/list_tasks/?limit=100";

    private readonly Setting _events = Setting.Size("--events", 10_000_000, 300, "Events in the biggest journal; the middle one has a tenth.");
    private readonly Setting _tasks = Setting.Size("--tasks", 10_000, 100, "Tasks in a run.");

    public string Name => "growth";

    public string Summary => "Throughput and the latency of lists with 0, 1 and 10 million events in the journal.";

    public IReadOnlyList<Setting> Settings => [_events, _tasks];

    public Section Run(BenchmarkRun run)
    {
        var table = new Table("events before", "database MB", "tasks/s", "list of 100 p50 ms", "p99 ms", "counts ms", "ready after s");
        var figures = new List<Figure>();
        foreach (var events in new long[] { 0, _events.Of(run) / 10, _events.Of(run) })
            Measure(run, events, table, figures);
        return new Section(
            Name,
            "Growth of the journal",
            "The journal is filled with copies of a task that this server finished. Then tasks are submitted over 64 connections until the last is SUCCESS, and the newest 100 tasks are listed.",
            table,
            figures);
    }

    private void Measure(BenchmarkRun run, long events, Table table, List<Figure> figures)
    {
        using var folder = new TempFolder(run.DataRoot);
        var there = JournalFill.Fill(run, folder.Path, events);
        var size = JournalFill.Size(folder.Path) / 1e6;
        using var server = GatewayServer.Start(run, folder.Path);
        var tasks = _tasks.Of(run);
        Submit(server, WarmUp.Before(tasks));
        var results = run.Repeat($"{there:N0} events before", () => Submit(server, tasks), r => r.ToString());
        Took(server, NewestTasks, ListsBefore);
        var lists = Took(server, NewestTasks, Lists);
        var counts = Took(server, "/api/v1/tasks/counts", CountQueries);
        var key = string.Create(CultureInfo.InvariantCulture, $"growth.{events}");
        table.Add(
            $"{there:N0}",
            Show.Number(size),
            Add("tasks_per_second", "tasks/s", BenchmarkRun.Median(results, r => r.TasksPerSecond)),
            Add("list_p50", "ms", lists.P50),
            Add("list_p99", "ms", lists.P99),
            Add("counts_p50", "ms", counts.P50),
            Add("ready", "s", server.StartTook.TotalSeconds));

        string Add(string name, string unit, double value)
        {
            figures.Add(new Figure($"{key}.{name}", value, unit));
            return Show.Number(value);
        }
    }

    // It asks the file, not the server: counting millions of tasks over HTTP would be a load of its own.
    private static SubmitRun Submit(GatewayServer server, int tasks)
    {
        using var file = JournalFill.OpenReader(server.DataFolder);
        var position = JournalFill.LastPosition(file);
        return SubmitRun.Measure(
            server, Connections, tasks, () => Polling.UntilReached(() => JournalFill.FinishedAfter(file, position), tasks, server.Process.Failure));
    }

    private static Distribution Took(GatewayServer server, string path, int times) => new([.. Enumerable.Range(0, times).Select(_ =>
    {
        var asked = Stopwatch.GetTimestamp();
        server.Get(path).Dispose();
        return Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
    })]);
}
