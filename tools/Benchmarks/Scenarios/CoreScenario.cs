using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;
using ActorScheduler.Benchmarks.Workers;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>The same work without HTTP.</summary>
internal sealed class CoreScenario : IScenario
{
    private readonly Setting _tasks = Setting.Size("--tasks", 30_000, 100, "Tasks in a run.");
    private readonly Setting _inFlight = Setting.Number("--in-flight", 256, 1, "How many submissions are under way at once.");

    public string Name => "core";

    public string Summary => "The same tasks without HTTP: a process hosts a node and calls ISchedulerClient.SubmitAsync.";

    public bool RunsOnPostgres => true;

    public IReadOnlyList<Setting> Settings => [_tasks, _inFlight];

    public Section Run(BenchmarkRun run)
    {
        var results = run.Repeat($"{_tasks.Of(run):N0} tasks", () => Measure(run, _tasks.Of(run), _inFlight.Of(run)), r => $"{Show.Number(r.TasksPerSecond)} tasks/s");
        double rate = Median(r => r.TasksPerSecond), cpu = Median(r => r.CpuMicrosecondsPerTask), allocated = Median(r => r.AllocatedBytesPerTask / 1e3);
        var resident = Median(r => r.PeakResidentBytes / 1e6);
        var table = new Table("in process", "tasks/s", "CPU µs/task", "allocated kB/task", "peak RSS MB");
        table.Add($"{_inFlight.Of(run)} in flight", Show.Number(rate), Show.Number(cpu), Show.Number(allocated), Show.Number(resident));
        return new Section(
            run.KeyOf(this),
            $"The core without HTTP{run.OnStore}",
            "A separate process hosts a node and submits through ISchedulerClient, from the first call until the last task is SUCCESS. CPU and allocations are those of the whole process, callers included.",
            table,
            [
                new Figure($"{run.KeyOf(this)}.tasks_per_second", rate, "tasks/s"),
                new Figure($"{run.KeyOf(this)}.cpu_per_task", cpu, "us"),
                new Figure($"{run.KeyOf(this)}.allocated_per_task", allocated, "kB"),
                new Figure($"{run.KeyOf(this)}.peak_rss", resident, "MB"),
            ]);

        double Median(Func<WorkerResult, double> number) => BenchmarkRun.Median(results, number);
    }

    /// <summary>One run in a new process with new data.</summary>
    public static WorkerResult Measure(BenchmarkRun run, int tasks, int inFlight)
    {
        using var folder = new TempFolder(run.DataRoot);
        string[] arguments = ["--tasks", tasks.ToString(CultureInfo.InvariantCulture), "--in-flight", inFlight.ToString(CultureInfo.InvariantCulture)];
        return WorkerProcess.Run("core", folder.Path, run.Databases is null ? arguments : [.. arguments, "--connection", run.Databases.Of(folder.Path)]);
    }
}
