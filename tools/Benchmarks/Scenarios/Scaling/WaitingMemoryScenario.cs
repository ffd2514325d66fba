using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;
using ActorScheduler.Benchmarks.Workers;

namespace ActorScheduler.Benchmarks.Scenarios.Scaling;

/// <summary>How much memory a waiting task takes: its actor, its state and its timer.</summary>
internal sealed class WaitingMemoryScenario : IScenario
{
    private readonly Setting _tasks = Setting.Size("--tasks", 15_000, 100, "Waiting tasks; a node keeps up to 20,000 of them in memory.");

    public string Name => "waiting-memory";

    public string Summary => "Managed memory of a task that waits in memory until it is due.";

    public IReadOnlyList<Setting> Settings => [_tasks];

    public Section Run(BenchmarkRun run)
    {
        var tasks = _tasks.Of(run);
        var bytes = BenchmarkRun.Median(
            run.Repeat($"{tasks:N0} waiting tasks", () => Measure(run, tasks), r => $"{Show.Number(r.AllocatedBytesPerTask)} bytes a task"), r => r.AllocatedBytesPerTask);
        var table = new Table("tasks that wait", "bytes a task");
        table.Add($"{tasks:N0}", Show.Number(bytes));
        return new Section(
            Name,
            "A task that waits in memory",
            "A node in a process of its own, with tasks that come due within the minute: the managed memory after a full collection, minus the memory before they were submitted.",
            table,
            [new Figure("waiting_memory.bytes_per_task", bytes, "B")]);
    }

    private static WorkerResult Measure(BenchmarkRun run, int tasks)
    {
        using var folder = new TempFolder(run.DataRoot);
        return WorkerProcess.Run("waiting-memory", folder.Path, ["--tasks", tasks.ToString(CultureInfo.InvariantCulture)]);
    }
}
