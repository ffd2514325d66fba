using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>How long a server takes until it accepts tasks.</summary>
internal sealed class StartupScenario : IScenario
{
    // They leave a write-ahead log for the next start.
    private const int TasksBeforeKill = 500;

    private readonly Setting _events = Setting.Size("--events", 1_000_000, 300, "Events in the journal of the last row.");

    public string Name => "startup";

    public string Summary => "From the start of the process to the first 200 of /health/ready, with new data and with a million events.";

    public IReadOnlyList<Setting> Settings => [_events];

    public Section Run(BenchmarkRun run)
    {
        var table = new Table("data", "ready after s", "RSS MB when ready");
        var figures = new List<Figure>();
        Add("new", "new data", run.Repeat("new data", () => StartNew(run), Text));
        using var folder = new TempFolder(run.DataRoot);
        var events = JournalFill.Fill(run, folder.Path, _events.Of(run));
        Add("events", $"{events:N0} events", run.Repeat($"{events:N0} events", () => Start(run, folder.Path, graceful: true), Text));
        Start(run, folder.Path, graceful: false);
        Add("killed", $"{events:N0} events, after a kill", run.Repeat($"{events:N0} events, after a kill", () => Start(run, folder.Path, graceful: false), Text));
        return new Section(Name, "Start", "From the start of the process until GET /health/ready answers 200; the files may be in the system's cache.", table, figures);

        void Add(string name, string title, List<Started> results)
        {
            double seconds = BenchmarkRun.Median(results, r => r.Seconds), megabytes = BenchmarkRun.Median(results, r => r.Megabytes);
            table.Add(title, Show.Number(seconds), Show.Number(megabytes));
            figures.Add(new Figure($"startup.{name}.ready", seconds, "s"));
            figures.Add(new Figure($"startup.{name}.rss", megabytes, "MB"));
        }
    }

    private static string Text(Started started) => $"{Show.Number(started.Seconds)} s";

    private static Started StartNew(BenchmarkRun run)
    {
        using var folder = new TempFolder(run.DataRoot);
        return Start(run, folder.Path, graceful: false);
    }

    // A start finds what the stop before it left.
    private static Started Start(BenchmarkRun run, string dataFolder, bool graceful)
    {
        using var server = GatewayServer.Start(run, dataFolder);
        var started = new Started(server.StartTook.TotalSeconds, server.Process.ResidentBytes / 1e6);
        if (graceful)
            server.Stop();
        else
            SubmitRun.WarmUp(server, TasksBeforeKill);
        return started;
    }

    private sealed record Started(double Seconds, double Megabytes);
}
