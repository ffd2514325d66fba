using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Scenarios.Sleeping;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>Sleeping tasks cost disk and no memory.</summary>
internal sealed class SleepingScenario : IScenario
{
    private readonly Setting _tasks = Setting.Size("--tasks", 1_000_000, 1000, "Tasks with an eta in the next 30 days; 0 leaves this part out.", none: true);
    private readonly Setting _schedules = Setting.Size("--schedules", 100_000, 100, "Hourly schedules; 0 leaves this part out.", none: true);
    private readonly Setting _storm = Setting.Size("--storm", 100_000, 1000, "Sleeping tasks that come due in one second; 0 leaves this part out.", none: true);

    public string Name => "sleeping";

    public string Summary => "A million sleeping tasks, 100,000 hourly schedules, a kill with each, and 100,000 tasks due in one second.";

    public IReadOnlyList<Setting> Settings => [_tasks, _schedules, _storm];

    public Section Run(BenchmarkRun run)
    {
        var table = new Table("what", "measured", "unit", "goal");
        var figures = new List<Figure>();
        Measure(_tasks.Of(run), "tasks", "sleeping tasks", SleepingTasks.Measure);
        Measure(_schedules.Of(run), "schedules", "schedules", SleepingSchedules.Measure);
        Measure(_storm.Of(run), "storm", "tasks due in one second", DueStorm.Measure);
        return new Section(
            Name,
            "What sleeps",
            "Tasks go in through the batch route, a thousand a request over four connections; the rate of the last of them is compared with that of the first, after as many to warm up. "
            + "The process is killed with SIGKILL. Lateness counts from the eta or, where that is later, from the moment the server was ready. One run, not a median.",
            table,
            figures);

        void Measure(int count, string name, string title, Action<BenchmarkRun, int, Part> measure)
        {
            if (count == 0)
                return;
            run.Progress($"{count:N0} {title}");
            measure(run, count, new Part(name, $"{count:N0} {title}", table, figures));
        }
    }
}
