using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Load;
using ActorScheduler.Chaos.Machine;
using ActorScheduler.Chaos.Plan;
using ActorScheduler.Chaos.Reading;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Harness;

namespace ActorScheduler.Chaos.Run;

/// <summary>One run from the start of the first process to the verdict.</summary>
internal sealed class ChaosRun(ChaosSettings settings, RunLog log)
{
    private static readonly TimeSpan HealsWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    /// <summary>Runs it.</summary>
    /// <param name="stop">Ends the run early, and without a verdict.</param>
    public async Task<Verdict> RunAsync(CancellationToken stop)
    {
        await using var stage = await Stage.CreateAsync(settings);
        log.Write($"network {stage.Network.Text}");
        log.Write($"start   PostgreSQL on port {stage.Postgres.Port}, {settings.Nodes} nodes and {settings.Gateways} gateways; logs in {settings.Work}");
        await stage.Cluster.StartAsync().WaitAsync(stop);

        using var calls = new CallLog(Path.Combine(settings.Work, "calls.jsonl"));
        using var client = new Client(stage.Cluster.Gateways.Select(gateway => gateway.Url), calls);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var manager = new ServiceManager(stage.Cluster, log);
        var service = manager.RunAsync(over.Token);
        var status = new StatusLine(stage.Cluster, calls, client, stage.Ledger, log).RunAsync(over.Token);
        log.Begin();
        var faults = FaultPlan.Create(settings.Plan);
        using var runner = new FaultRunner(stage.Cluster, stage.Postgres, stage.Database, stage.Network, manager, log);
        var periodic = await LoadAsync(client, runner, faults, stop);

        await HealAsync(stage, periodic, runner, stop);
        var (evidence, torn) = await CollectAsync(stage, calls, runner, stop);
        await over.CancelAsync();
        await Task.WhenAll(service, status);

        var files = new CaseFiles(evidence);
        foreach (var line in Figures.Of(files, faults, torn).Append($"restarts     {manager.Restarts} of processes"))
            log.Write(line);
        return new Verdict(files, Checker.Check(files), runner.Troubles);
    }

    private async Task<PeriodicLoad> LoadAsync(Client client, FaultRunner runner, IReadOnlyList<Fault> faults, CancellationToken stop)
    {
        var run = $"{settings.Seed}";
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var periodic = new PeriodicLoad(client, new Dice(settings.Seed + 1), run);
        await periodic.CreateAsync();
        enough.CancelAfter(settings.Plan.Length - log.Clock);
        var load = new LoadDriver(client, new TaskLoad(new Dice(settings.Seed + 2), run), new Dice(settings.Seed + 3), settings.Rate);
        var driving = Task.WhenAll(load.RunAsync(enough.Token), periodic.RunAsync(enough.Token));
        await runner.RunAsync(faults, stop);
        await driving;
        log.Write($"load    is over{(load.HeldBack > 0 ? $"; {load.HeldBack} requests were held back because too many were awaited" : "")}");
        return periodic;
    }

    private async Task HealAsync(Stage stage, PeriodicLoad periodic, FaultRunner runner, CancellationToken stop)
    {
        try
        {
            foreach (var process in stage.Cluster.All)
                await Eventually.Sees(process.IsReadyAsync, ready => ready, HealsWithin, $"{process.Name} is ready after all faults are over").WaitAsync(stop);
            log.Write("heal    all processes are ready");
        }
        catch (TimeoutException late)
        {
            runner.Troubles.Add(late.Message);
        }

        await periodic.RestAsync();
        var database = new DatabaseReader(stage.Postgres.ConnectionString(stage.Database));
        try
        {
            await Eventually.Sees(
                () => database.UnfinishedAsync(DateTimeOffset.UtcNow + Soon), left => left == 0, EndsWithin, "every task has ended that is due").WaitAsync(stop);
            log.Write("heal    every task has ended that is due");
        }
        catch (TimeoutException late)
        {
            log.Write($"heal    {late.Message}");
        }
    }

    private async Task<(Evidence Evidence, int Torn)> CollectAsync(Stage stage, CallLog calls, FaultRunner runner, CancellationToken stop)
    {
        log.Write("check   reading journal, lists, ledger and the record of calls");
        var database = new DatabaseReader(stage.Postgres.ConnectionString(stage.Database));
        using var lists = new ListReader(stage.Cluster.Gateways[0].Url);
        var (ledger, torn) = LedgerReader.Read(File.Exists(stage.Ledger) ? File.ReadLines(stage.Ledger) : []);
        stop.ThrowIfCancellationRequested();
        var tasks = await lists.TasksAsync();
        var evidence = new Evidence
        {
            Calls = calls.All,
            Ledger = ledger,
            Journal = await database.JournalAsync(),
            Tasks = tasks,
            PeriodicTasks = await lists.PeriodicTasksAsync(),
            WakeUps = await database.WakeUpsAsync(),
            Counts = await lists.CountsAsync(),
            Histories = await Samples.HistoriesAsync(lists, tasks),
            Faults = runner.Windows,
            ReadAt = DateTimeOffset.UtcNow,
        };
        return (evidence, torn);
    }
}
