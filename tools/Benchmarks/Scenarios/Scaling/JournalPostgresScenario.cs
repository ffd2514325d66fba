using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Peers;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Storage.Postgres;
using ActorScheduler.Storage.Postgres.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Benchmarks.Scenarios.Scaling;

/// <summary>How much one PostgreSQL server takes from the product's own writers, without actors: the limit of a cluster on one database.</summary>
internal sealed class JournalPostgresScenario : IScenario
{
    private static readonly (int Writers, int InFlight, bool ReadModels)[] Rows =
        [(1, 1, true), (1, 256, true), (1, 2_000, true), (1, 2_000, false), (2, 1_000, true), (4, 500, true), (8, 250, true)];

    private readonly Setting _tasks = Setting.Size("--tasks", 60_000, 300, "Tasks in a run, three events each; a twentieth of them run one after the other.");

    public string Name => "journal-postgres";

    public string Summary => "Events a second that one PostgreSQL server takes from 1 to 8 journals, with and without read models.";

    public IReadOnlyList<Setting> Settings => [_tasks];

    public Section Run(BenchmarkRun run)
    {
        if (PostgresServer.Missing() is { } missing)
            throw new BenchmarkException(missing);
        var table = new Table(
            "journals × tasks under way", "events/s", "events a transaction", "transactions/s", "journals' CPU µs/event", "PostgreSQL's CPU µs/event", "log bytes/event", "database bytes/event");
        var figures = new List<Figure>();
        foreach (var (writers, inFlight, readModels) in Rows)
            Measure(run, writers, inFlight, readModels, table, figures);
        return new Section(
            Name,
            "What one PostgreSQL takes",
            "Tasks without actors: each writes its three events one after the other, the next once the previous one is durable. Each journal has a connection and a writer of its own, as each node has; "
            + "all share the cores with the server, which syncs every commit.",
            table,
            figures);
    }

    private void Measure(BenchmarkRun run, int writers, int inFlight, bool readModels, Table table, List<Figure> figures)
    {
        var tasks = Math.Max(writers, inFlight == 1 ? _tasks.Of(run) / 20 : _tasks.Of(run));
        var results = run.Repeat($"{writers} × {inFlight}", () => Once(run, writers, inFlight, readModels, tasks), r => $"{Show.Number(r.EventsPerSecond)} events/s");
        var name = $"{Name}.{writers}x{inFlight}{(readModels ? "" : ".bare")}";
        table.Add(
            $"{writers} × {inFlight:N0}{(readModels ? "" : ", events alone")}",
            Add("events_per_second", "events/s", r => r.EventsPerSecond),
            Add("events_per_transaction", "events", r => r.EventsPerTransaction),
            Show.Number(BenchmarkRun.Median(results, r => r.EventsPerSecond / r.EventsPerTransaction)),
            Add("journal_cpu_per_event", "us", r => r.JournalMicroseconds),
            Add("postgres_cpu_per_event", "us", r => r.DatabaseMicroseconds),
            Add("log_bytes_per_event", "B", r => r.LogBytes),
            Add("database_bytes_per_event", "B", r => r.DatabaseBytes));

        string Add(string what, string unit, Func<JournalRun, double> number)
        {
            var value = BenchmarkRun.Median(results, number);
            figures.Add(new Figure($"{name}.{what}", value, unit));
            return Show.Number(value);
        }
    }

    private static JournalRun Once(BenchmarkRun run, int writers, int inFlight, bool readModels, int tasks)
    {
        using var server = new PostgresServer(run.DataRoot);
        var projections = readModels ? PostgresStorage.Projections : [];
        var options = new PostgresStoreOptions { ConnectionString = server.ConnectionString };
        var stores = Enumerable.Range(0, writers).Select(_ => PostgresStore.Open(options, projections, TimeProvider.System, NullLoggerFactory.Instance)).ToList();
        try
        {
            JournalLoad.Run(stores, Math.Max(1, tasks / writers / 5), inFlight);
            var usage = DatabaseUsage.Of(server);
            var commits = stores.Sum(store => store.Statistics.Commits);
            var own = Environment.CpuUsage.TotalTime;
            var elapsed = JournalLoad.Run(stores, tasks / writers, inFlight);
            own = Environment.CpuUsage.TotalTime - own;
            var events = tasks / writers * writers * (double)TaskEvents.Count;
            var used = DatabaseUsage.Of(server) - usage;
            return new JournalRun(
                events / elapsed.TotalSeconds,
                events / (stores.Sum(store => store.Statistics.Commits) - commits),
                own.TotalMicroseconds / events,
                used.Cpu.TotalMicroseconds / events,
                used.LogBytes / events,
                used.DatabaseBytes / events);
        }
        finally
        {
            Task.WaitAll([.. stores.Select(store => store.DisposeAsync().AsTask())]);
        }
    }

    private sealed record JournalRun(
        double EventsPerSecond, double EventsPerTransaction, double JournalMicroseconds, double DatabaseMicroseconds, double LogBytes, double DatabaseBytes);
}
