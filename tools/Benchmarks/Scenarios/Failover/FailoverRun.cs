using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Peers;
using ActorScheduler.Benchmarks.Servers;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.Benchmarks.Scenarios.Failover;

/// <summary>Three nodes and a gateway. Nodes are killed one after the other; afterwards the journal is compared with the ledger.</summary>
/// <param name="Rounds">What clients saw.</param>
/// <param name="Outcome">What became of the tasks.</param>
/// <param name="Occurrences">The due times of each periodic task, which comes due every second.</param>
internal sealed record FailoverRun(IReadOnlyList<FailoverRound> Rounds, Outcome Outcome, IReadOnlyList<IReadOnlyList<DateTimeOffset>> Occurrences)
{
    private const int Nodes = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Measures.</summary>
    /// <param name="run">This run of the program: its runs are the rounds of each kind.</param>
    /// <param name="perSecond">Tasks per second.</param>
    /// <param name="schedules">Periodic tasks that come due every second.</param>
    public static async Task<FailoverRun> MeasureAsync(BenchmarkRun run, int perSecond, int schedules)
    {
        using var folder = new TempFolder(run.DataRoot);
        using var postgres = new PostgresServer(run.DataRoot);
        var ledger = new LedgerBooks(folder.File("ledger"));
        var plan = ClusterPlan.Of(postgres.ConnectionString, folder.File("logs"), Nodes, gateways: 1, spec => Set(spec, run));
        await using var cluster = await ProcessCluster.StartAsync(plan);
        var gateway = cluster.Gateways[0];
        var periodic = await EverySecond.AddAsync(gateway, ledger, schedules);
        // New processes are slow: the first round would measure the compiler.
        await using (var warmUp = SteadyLoad.Begin([gateway.Url], LedgerBooks.Task, ledger.Writes(), perSecond))
            await Eventually.IsTrue(() => warmUp.Calls.Count > 10 * perSecond, Patience, "the cluster is warm");

        var rounds = new List<FailoverRound>();
        for (var n = 1; n <= run.Runs; n++)
        {
            foreach (var coordinator in (bool[])[false, true])
            {
                rounds.Add(await FailoverRound.RunAsync(cluster, ledger, coordinator, perSecond));
                run.Progress(FormattableString.Invariant(
                    $"{(coordinator ? "the coordinator" : "a node")}, round {n} of {run.Runs}: slowest call {rounds[^1].SlowestCall:F1} s, all answer after {rounds[^1].AllAnswer:F1} s, {rounds[^1].Errors} errors of {rounds[^1].Calls.Count}"));
            }
        }

        await EverySecond.DisableAsync(gateway, periodic);
        await Eventually.Sees(gateway.Client.CountsAsync, counts => counts.ByState.All(state => state.Key is "SUCCESS" || state.Value == 0), Patience, "all tasks have ended");
        var outcome = new Outcome(await JournalOfTasks.ReadAsync(postgres.ConnectionString), ledger.Read());
        return new FailoverRun(rounds, outcome, [.. periodic.Select(id => outcome.OccurrencesOf(id).Select(occurrence => occurrence.Nominal).ToList())]);
    }

    private static ClusterProcessSpec Set(ClusterProcessSpec spec, BenchmarkRun run) =>
        spec.HoldsTasks ? spec with { Apps = [BuiltPrograms.LedgerApp] } : spec with { Program = run.Gateway };
}
