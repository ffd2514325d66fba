using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>How punctually tasks start when many come due.</summary>
internal sealed class EtaScenario : IScenario
{
    private const int Connections = 64;
    private static readonly int[] Rates = [500, 2000];

    private readonly Setting _seconds = Setting.Size("--seconds", 20, 2, "For so long tasks come due.");
    private readonly Setting _rate = Setting.Number("--rate", 0, 0, "Measure only with this many tasks a second; 0: with 500 and 2,000.");
    private readonly Setting _lead = Setting.Number("--lead", 0, 0, "Seconds between the first submission and the first due time; 0: twice as long as the submissions will take.");

    public string Name => "eta";

    public string Summary => "500 and 2,000 tasks a second coming due, submitted before: how late each starts.";

    public IReadOnlyList<Setting> Settings => [_seconds, _rate, _lead];

    public Section Run(BenchmarkRun run)
    {
        var table = new Table("coming due", "late p50 ms", "p99 ms", "max ms", "early");
        var figures = new List<Figure>();
        foreach (var rate in _rate.Of(run) is > 0 and var one ? [one] : Rates)
        {
            var results = run.Repeat(
                $"{rate:N0} tasks a second for {_seconds.Of(run)} s", () => Measure(run, rate), late => $"p50 {Show.Number(late.P50)} ms, p99 {Show.Number(late.P99)} ms");
            double p50 = Median(r => r.P50), p99 = Median(r => r.P99), max = Median(r => r.Max), earliest = Median(r => r.Min);
            table.Add($"{rate:N0} tasks/s", Show.Number(p50), Show.Number(p99), Show.Number(max), earliest < 0 ? $"{Show.Number(-earliest)} ms" : "none");
            figures.Add(new Figure($"eta.{rate}.late_p50", p50, "ms"));
            figures.Add(new Figure($"eta.{rate}.late_p99", p99, "ms"));
            figures.Add(new Figure($"eta.{rate}.late_max", max, "ms"));

            double Median(Func<Distribution, double> number) => BenchmarkRun.Median(results, number);
        }

        return new Section(
            Name,
            "Tasks with an eta",
            "All tasks are submitted before the first comes due; then they come due at an even rate. Lateness is `started` minus `eta`, both as list_tasks shows them.",
            table,
            figures);
    }

    private Distribution Measure(BenchmarkRun run, int rate)
    {
        var count = rate * _seconds.Of(run);
        using var folder = new TempFolder(run.DataRoot);
        using var server = GatewayServer.Start(run, folder.Path);
        var warm = Math.Clamp(count / 10, 50, 2000);
        var speed = SubmitRun.WarmUp(server, warm).TasksPerSecond;
        var lead = _lead.Of(run) is > 0 and var given ? given : 3 + 2 * count / speed;

        var first = DateTime.UtcNow.AddSeconds(lead);
        var requests = Enumerable.Range(0, count).Select(i => (ReadOnlyMemory<byte>)Request(first.AddSeconds((double)i / rate))).ToList();
        HttpLoad.Run(server.Port, Connections, requests);
        if (DateTime.UtcNow > first)
            throw new BenchmarkException($"Submitting took longer than the {lead:0} seconds until the first task came due: give more with --lead.");
        WaitUntil(requests.Count, first.AddSeconds(_seconds.Of(run)), server, warm);
        return new Distribution(TaskList.Read(server, warm + count).Where(task => task.Eta is not null).Select(task => task.LateMilliseconds(task.Eta!.Value)));
    }

    // Nobody asks the server for anything while tasks come due.
    private static void WaitUntil(int count, DateTime lastDue, GatewayServer server, int warm)
    {
        Polling.Until(() => DateTime.UtcNow >= lastDue, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), () => server.Process.Failure("cannot be waited for"));
        server.WaitForSucceeded(warm + count);
    }

    private static byte[] Request(DateTime eta)
    {
        var text = eta.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return HttpRequestBytes.Post(
            "/celery_manage/async_apply_task/", $$$"""{"task":"demo_app.tasks.test","kwargs":{"name":"cc","age":"22"},"options":{"eta":"{{{text}}}"}}""");
    }
}
