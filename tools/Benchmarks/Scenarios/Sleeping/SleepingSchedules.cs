using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios.Sleeping;

/// <summary>A hundred thousand hourly schedules, and a kill.</summary>
internal static class SleepingSchedules
{
    private const int Connections = 64;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(60);

    public static void Measure(BenchmarkRun run, int schedules, Part part)
    {
        using var folder = new TempFolder(run.DataRoot);
        using (var server = GatewayServer.Start(run, folder.Path))
        {
            var load = HttpLoad.Run(server.Port, Connections, [.. Enumerable.Range(0, schedules).Select(i => (ReadOnlyMemory<byte>)Request(i))]);
            part.Add("adding one a request", "add_rate", "schedules/s", schedules / load.Elapsed.TotalSeconds);
            part.Add("RSS after the last one", "rss", "MB", server.Process.ResidentBytes / 1e6, "≤ 600");
        }

        ScheduleSpread.OverAnHour(folder.Path);
        using var again = GatewayServer.Start(run, folder.Path);
        var ready = DateTimeOffset.UtcNow;
        part.Add("ready after a kill", "ready", "s", again.StartTook.TotalSeconds, "≤ 10");
        part.Add("RSS when ready", "rss_ready", "MB", again.Process.ResidentBytes / 1e6, "≤ 600");
        Waiting.Until(DateTime.UtcNow + Watched, again);
        part.Add("RSS a minute later", "rss_later", "MB", again.Process.ResidentBytes / 1e6, "≤ 600");
        var runs = TaskList.Read(again, schedules).Where(task => task.Kwargs.Contains("'schedule'", StringComparison.Ordinal)).ToList();
        // Each schedule that came due while the server was down has one occurrence, as late as the server was.
        var late = new Distribution(runs.Select(task => (Nominal: OccurrenceCount.NominalOf(task.Id), Task: task))
            .Select(it => it.Task.LateMilliseconds(it.Nominal > ready ? it.Nominal : ready)));
        part.Add("occurrences in a minute", "occurrences", "", late.Count);
        part.Add("late after ready, p50", "late_p50", "ms", late.P50);
        part.Add("late after ready, p99", "late_p99", "ms", late.P99, "≤ 250");
        part.Add("late after ready, max", "late_max", "ms", late.Max);
    }

    private static byte[] Request(int i) => HttpRequestBytes.Post(
        "/celery_manage/add_periodic_task/",
        string.Create(CultureInfo.InvariantCulture, $$"""{"name":"bench-{{i}}","task":"demo_app.tasks.test","interval":{"every":1,"period":"hours"},"kwargs":"{\"schedule\":{{i}}}"}"""));
}
