using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Peers;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>Other schedulers that do the same work, on the same machine in the same hour.</summary>
internal sealed class PeersScenario : IScenario
{
    private const int Connections = 64;
    private const int InFlight = 256;

    private readonly Setting _tasks = Setting.Size("--tasks", 20_000, 50, "Tasks in a run of a scheduler that does thousands a second.");
    private readonly Setting _slowTasks = Setting.Size("--slow-tasks", 2_000, 30, "Tasks in a run of a scheduler that does hundreds a second.");

    public string Name => "peers";

    public string Summary => "The same work by Celery, Hangfire and Quartz.NET, and the ratio to ours. A scheduler that is not installed is skipped.";

    public IReadOnlyList<Setting> Settings => [_tasks, _slowTasks];

    public Section Run(BenchmarkRun run)
    {
        var sizes = new PeerSizes(_tasks.Of(run), _slowTasks.Of(run));
        var table = new Table("scheduler", "how", "durable", "tasks/s", "ours is") { TextColumns = 3 };
        var figures = new List<Figure>();
        var notes = new List<string>();
        var ours = OverHttp(run, sizes.Fast);
        Add("actor-scheduler-http", "ActorScheduler over HTTP", $"{Connections} connections", "yes", ours);
        Add("actor-scheduler-core", "ActorScheduler in process", $"{InFlight} in flight", "yes", InProcess(run, sizes.Fast));
        foreach (var peer in PeerList.All)
        {
            if (Result(run, peer, sizes, notes) is { } result)
                Add(peer.Key, peer.Title, result.How, peer.Durable, result.TasksPerSecond);
        }

        return new Section(
            Name,
            "The same work by others",
            "Submit, run a task that does nothing, store its end; from the first submission until the last end. Every store is on the same disk and set up as its users would, and the ratio compares with ActorScheduler over HTTP.",
            table,
            figures)
        {
            Notes = notes,
        };

        void Add(string key, string title, string how, string durable, double rate)
        {
            table.Add(title, how, durable, Show.Number(rate), $"{Show.Number(ours / rate)} ×");
            figures.Add(new Figure($"peers.{key}.tasks_per_second", rate, "tasks/s"));
            figures.Add(new Figure($"peers.{key}.ours_is", ours / rate, "x"));
        }
    }

    // A peer that cannot be measured is reported; the others are measured all the same.
    private static PeerResult? Result(BenchmarkRun run, IPeer peer, PeerSizes sizes, List<string> notes)
    {
        if (peer.Missing() is { } missing)
        {
            notes.Add($"{peer.Title} is skipped. {missing}");
            return null;
        }

        try
        {
            run.Progress($"{peer.Title} begins");
            return peer.Measure(run, sizes);
        }
        catch (BenchmarkException cause)
        {
            Console.Error.WriteLine($"{peer.Title}: {cause.Message}");
            notes.Add($"{peer.Title} could not be measured: {cause.Message.Split('\n')[0]}");
            return null;
        }
    }

    private static double OverHttp(BenchmarkRun run, int tasks)
    {
        using var folder = new TempFolder(run.DataRoot);
        using var server = GatewayServer.Start(run, folder.Path);
        SubmitRun.WarmUp(server, WarmUp.Before(tasks));
        return BenchmarkRun.Median(run.Repeat("ActorScheduler over HTTP", () => SubmitRun.Measure(server, Connections, tasks), r => r.ToString()), r => r.TasksPerSecond);
    }

    private static double InProcess(BenchmarkRun run, int tasks) => BenchmarkRun.Median(
        run.Repeat("ActorScheduler in process", () => CoreScenario.Measure(run, tasks, InFlight), r => $"{Show.Number(r.TasksPerSecond)} tasks/s"), r => r.TasksPerSecond);
}
