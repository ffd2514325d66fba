using ActorScheduler.ClusterEndToEnd.Tests.Support;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Harness.Clusters;
using Xunit.Abstractions;

namespace ActorScheduler.ClusterEndToEnd.Tests;

/// <summary>All processes are stopped in order and started again, one after the other, as at an upgrade.</summary>
public sealed class RollingRestartTests(ITestOutputHelper output) : ClusterTest(output)
{
    private const int PerSecond = 100;
    private const int LongTasks = 12;
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task No_request_fails_and_no_task_is_lost_doubled_or_cut_off_when_all_processes_are_restarted_in_turn()
    {
        await StartAsync(gateways: 2);
        await using var load = SteadyLoad.Begin(Urls(Cluster.Gateways), LedgerBooks.Task, Ledger.Writes(), PerSecond);
        var longOnes = new List<string>();
        // The coordinator goes last: its hand-over then happens once.
        var coordinator = await Cluster.CoordinatorAsync();
        foreach (var node in Cluster.All.Where(process => process.Spec.HoldsTasks).OrderBy(node => node == coordinator))
        {
            for (var n = 0; n < LongTasks; n++)
                longOnes.Add(await Gateway.Client.SubmitAsync(LedgerBooks.Task, Ledger.Writes(seconds: 3)));
            Tell($"{node.Name} is asked to stop");
            Assert.Equal(0, await node.StopAsync(StopsWithin));
            await ProcessCluster.StartAsync(node);
        }

        foreach (var gateway in Cluster.Gateways)
        {
            load.Call(Urls(Cluster.Gateways.Where(other => other != gateway)));
            Tell($"{gateway.Name} is asked to stop");
            Assert.Equal(0, await gateway.StopAsync(StopsWithin));
            await ProcessCluster.StartAsync(gateway);
        }

        var calls = await load.EndAsync();
        var outcome = await SettledAsync();
        Tell($"{calls.Count} calls, the slowest took {calls.Max(call => call.Took).TotalSeconds:F1} s");
        outcome.NothingIsLostOrDoubled(calls);
        Assert.All(longOnes, id => Assert.Equal(1, Assert.IsType<TaskSucceeded>(outcome.HistoryOf(id)[^1]).Attempt));
    }

    private static IEnumerable<Uri> Urls(IEnumerable<ClusterProcess> gateways) => gateways.Select(gateway => gateway.Url);
}
