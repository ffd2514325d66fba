using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios.Sleeping;

/// <summary>A hundred thousand sleeping tasks that come due in one second, while others are submitted.</summary>
internal static class DueStorm
{
    private static readonly TimeSpan SleepsFor = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan BetweenOthers = TimeSpan.FromMilliseconds(200);

    public static void Measure(BenchmarkRun run, int tasks, Part part)
    {
        using var folder = new TempFolder(run.DataRoot);
        using var server = GatewayServer.Start(run, folder.Path);
        SubmitRun.WarmUp(server, WarmUp.Before(tasks));
        var before = server.Succeeded();
        var submitted = SubmitRun.Measure(server, 64, WarmUp.Before(tasks));
        before += WarmUp.Before(tasks);
        // They are submitted early enough that all are asleep when the first comes due.
        var due = DateTime.UtcNow + SleepsFor + TimeSpan.FromSeconds(2 * tasks / submitted.TasksPerSecond);
        BatchLoad.Submit(server, tasks, i => due + TimeSpan.FromMicroseconds(1_000_000.0 * i / tasks));
        part.Add("RSS before", "rss", "MB", server.Process.ResidentBytes / 1e6);
        Waiting.Until(due, server);

        var cpu = server.Process.CpuTime;
        var others = SubmitOthers(server, before + tasks);
        var took = DateTime.UtcNow - due;
        part.Add("worked off in", "seconds", "s", took.TotalSeconds);
        part.Add("rate", "rate", "tasks/s", tasks / took.TotalSeconds);
        part.Add("rate of submitted tasks, for comparison", "submit_rate", "tasks/s", submitted.TasksPerSecond);
        part.Add("server CPU a task", "cpu", "µs", (server.Process.CpuTime - cpu).TotalMicroseconds / tasks);
        part.Add("server CPU a submitted task, for comparison", "submit_cpu", "µs", submitted.CpuMicroseconds);
        part.Add("most RSS ever", "rss_peak", "MB", server.Process.PeakResidentBytes / 1e6);
        AddOrder(TaskList.Read(server, tasks + others), part);
    }

    // One at a time, as a user would who does not know about the storm.
    private static int SubmitOthers(GatewayServer server, long goal)
    {
        var others = 0;
        Polling.Until(
            () =>
            {
                HttpLoad.Run(server.Port, 1, HttpRequestBytes.NoOpTask, 1);
                others++;
                return server.Succeeded() >= goal + others;
            },
            BetweenOthers,
            TimeSpan.FromMinutes(10),
            () => server.Process.Failure("does not work the storm off"));
        return others;
    }

    private static void AddOrder(List<ListedTask> tasks, Part part)
    {
        var storm = tasks.Where(task => task.Eta is not null).OrderBy(task => task.Eta).Select((task, place) => (Task: task, Place: place)).ToList();
        var away = new Distribution(storm.OrderBy(it => it.Task.Started).Select((it, place) => (double)Math.Abs(place - it.Place)));
        part.Add("places away from the order of eta, p50", "order_p50", "tasks", away.P50);
        part.Add("places away from the order of eta, p99", "order_p99", "tasks", away.P99);
        var others = new Distribution(tasks.Where(task => task.Eta is null).Select(task => task.LateMilliseconds(task.Received)));
        part.Add($"{others.Count} others submitted meanwhile, start after, p50", "others_p50", "ms", others.P50);
        part.Add("others submitted meanwhile, start after, max", "others_max", "ms", others.Max);
        part.Add("early", "early", "tasks", storm.Count(it => it.Task.LateMilliseconds(it.Task.Eta!.Value) < 0), "0");
    }
}
