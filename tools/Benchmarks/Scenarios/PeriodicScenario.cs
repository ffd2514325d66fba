using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>Many schedules that come due every second.</summary>
internal sealed class PeriodicScenario : IScenario
{
    private const int Connections = 32;
    private static readonly TimeSpan SettlesIn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GraceAfter = TimeSpan.FromSeconds(5);

    private readonly Setting _schedules = Setting.Size("--schedules", 2_000, 5, "Schedules of every second.");
    private readonly Setting _seconds = Setting.Size("--seconds", 30, 3, "For so long they are watched.");

    public string Name => "periodic";

    public string Summary => "2,000 schedules of every second: how late occurrences start, how many are missed or doubled.";

    public IReadOnlyList<Setting> Settings => [_schedules, _seconds];

    public Section Run(BenchmarkRun run)
    {
        var results = run.Repeat(
            $"{_schedules.Of(run):N0} schedules for {_seconds.Of(run)} s", () => Measure(run), r => $"p99 {Show.Number(r.Late.P99)} ms late, {r.Missed} missed, {r.Doubled} doubled");
        double p50 = Median(r => r.Late.P50), p99 = Median(r => r.Late.P99), max = Median(r => r.Late.Max);
        int missed = results.Max(r => r.Missed), doubled = results.Max(r => r.Doubled);
        var table = new Table("every second", "late p50 ms", "p99 ms", "max ms", "missed", "doubled", "of");
        table.Add(
            $"{_schedules.Of(run):N0} schedules", Show.Number(p50), Show.Number(p99), Show.Number(max), $"{missed:N0}", $"{doubled:N0}", $"{_schedules.Of(run) * _seconds.Of(run):N0}");
        return new Section(
            Name,
            "Periodic tasks",
            "Lateness is `started` minus the nominal time, which is part of an occurrence's id. An occurrence that has not started 5 s after the measurement counts as missed; missed and doubled are the worst of the runs.",
            table,
            [
                new Figure("periodic.late_p50", p50, "ms"),
                new Figure("periodic.late_p99", p99, "ms"),
                new Figure("periodic.late_max", max, "ms"),
                new Figure("periodic.missed", missed, "occurrences"),
                new Figure("periodic.doubled", doubled, "occurrences"),
            ]);

        double Median(Func<OccurrenceCount, double> number) => BenchmarkRun.Median(results, number);
    }

    private OccurrenceCount Measure(BenchmarkRun run)
    {
        var (schedules, seconds) = (_schedules.Of(run), _seconds.Of(run));
        using var folder = new TempFolder(run.DataRoot);
        using var server = GatewayServer.Start(run, folder.Path);
        SubmitRun.WarmUp(server, Math.Min(schedules, 2000));
        HttpLoad.Run(server.Port, Connections, [.. Enumerable.Range(0, schedules).Select(i => (ReadOnlyMemory<byte>)Request(i))]);

        var from = DateTimeOffset.UtcNow + SettlesIn;
        var to = from.AddSeconds(seconds);
        Polling.Until(
            () => DateTimeOffset.UtcNow > to + GraceAfter, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), () => server.Process.Failure("cannot be waited for"));
        return OccurrenceCount.Of(TaskList.Read(server, 1_000_000), from, schedules, seconds);
    }

    private static byte[] Request(int i) => HttpRequestBytes.Post(
        "/celery_manage/add_periodic_task/",
        string.Create(CultureInfo.InvariantCulture, $$"""{"name":"bench-{{i}}","task":"demo_app.tasks.test","interval":{"every":1,"period":"seconds"},"kwargs":"{\"schedule\":{{i}}}"}"""));
}
