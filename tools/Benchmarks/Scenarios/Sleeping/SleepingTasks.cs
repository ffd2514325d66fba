using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios.Sleeping;

/// <summary>A million tasks of the next thirty days: submitting them, what they cost, and a kill.</summary>
internal static class SleepingTasks
{
    private const int MostInSlice = 100_000;
    private const int DueAfterStart = 2_000;
    private static readonly TimeSpan DueFor = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan SleepsFor = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan KilledBefore = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public static void Measure(BenchmarkRun run, int tasks, Part part)
    {
        using var folder = new TempFolder(run.DataRoot);
        DateTime first;
        using (var server = GatewayServer.Start(run, folder.Path))
        {
            MeasureSubmissions(run, server, tasks, part);
            first = DateTime.UtcNow + SleepsFor;
            BatchLoad.Submit(server, DueAfterStart, i => first + (DueFor * i / DueAfterStart));
            part.Add("RSS after the last one", "rss", "MB", server.Process.ResidentBytes / 1e6, "≤ 400");
            Waiting.Until(first - KilledBefore, server);
            part.Add("RSS a minute later", "rss_later", "MB", server.Process.ResidentBytes / 1e6, "≤ 400");
        }

        using var again = GatewayServer.Start(run, folder.Path);
        var ready = DateTimeOffset.UtcNow;
        part.Add("ready after a kill", "ready", "s", again.StartTook.TotalSeconds, "≤ 5");
        part.Add("RSS when ready", "rss_ready", "MB", again.Process.ResidentBytes / 1e6, "≤ 400");
        Waiting.Until(first + DueFor + TimeSpan.FromSeconds(3), again);
        part.Add("RSS when those due have run", "rss_run", "MB", again.Process.ResidentBytes / 1e6, "≤ 400");
        var late = new Distribution(TaskList.Read(again, DueAfterStart).Select(task => task.LateMilliseconds(task.Eta > ready ? task.Eta.Value : ready)));
        part.Add($"late after ready, p50 of {DueAfterStart:N0}", "late_p50", "ms", late.P50);
        part.Add("late after ready, p99", "late_p99", "ms", late.P99, "≤ 250");
        part.Add("late after ready, max", "late_max", "ms", late.Max);
    }

    private static void MeasureSubmissions(BenchmarkRun run, GatewayServer server, int tasks, Part part)
    {
        var slice = Math.Max(1, Math.Min(MostInSlice, tasks / 10));
        var start = DateTime.UtcNow + TimeSpan.FromHours(1);
        var warm = WarmUp.Before(tasks);
        BatchLoad.Submit(server, warm, i => start + (Month * (i / (double)warm)));
        var empty = Submit(0, slice);
        run.Progress($"{slice:N0} tasks into an empty system: {Show.Number(empty.Rate)} tasks/s");
        var middle = tasks - (2 * slice);
        if (middle > 0)
            run.Progress($"{middle:N0} more: {Show.Number(Submit(slice, middle).Rate)} tasks/s");
        var full = Submit(slice + Math.Max(0, middle), slice);
        run.Progress($"the last {slice:N0}: {Show.Number(full.Rate)} tasks/s");
        var there = server.InState("PENDING");
        if (there < tasks + warm)
            throw new BenchmarkException($"Of {tasks + warm:N0} tasks {there:N0} are PENDING.");
        part.Add("submitting into an empty system", "empty_rate", "tasks/s", empty.Rate);
        part.Add($"submitting the last {slice:N0}", "full_rate", "tasks/s", full.Rate);
        part.Add("share of the empty system's rate", "rate_share", "%", 100 * full.Rate / empty.Rate, "≥ 80");
        part.Add("server CPU a task, empty system", "empty_cpu", "µs", empty.Cpu);
        part.Add($"server CPU a task, the last {slice:N0}", "full_cpu", "µs", full.Cpu);

        (double Rate, double Cpu) Submit(int from, int count)
        {
            var cpu = server.Process.CpuTime;
            // Tasks submitted one after the other are days apart, as with many users.
            var rate = BatchLoad.Submit(server, count, i => start + (Month * ((from + i) * 7919L % tasks / (double)tasks)));
            return (rate, (server.Process.CpuTime - cpu).TotalMicroseconds / count);
        }
    }
}
