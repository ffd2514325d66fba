using ActorScheduler.ClusterEndToEnd.Tests.Support;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Network;
using Xunit.Abstractions;

namespace ActorScheduler.ClusterEndToEnd.Tests;

/// <summary>Two nodes do not hear each other, and both hear everybody else.</summary>
public sealed class PartialCutTests(ITestOutputHelper output) : ClusterTest(output)
{
    private const int PerSecond = 100;

    [SkippableFact]
    public async Task One_of_the_two_goes_and_comes_back_when_it_reaches_the_other_and_no_call_fails()
    {
        await using var network = new ProxyNetwork();
        await StartAsync(place: network.Place);
        Link[] between = [new("node-1", "node-3"), new("node-3", "node-1")];
        await using var load = SteadyLoad.Begin([Gateway.Url], LedgerBooks.Task, Ledger.Writes(0.02), PerSecond);

        network.Cut(between);
        Tell("node-1 and node-3 are cut apart");
        var gone = (await Eventually.Sees(() => Task.FromResult(Cluster.All.FirstOrDefault(process => !process.IsRunning)), one => one is not null, Soon, "one ends"))!;
        Tell($"{gone.Name} has ended");
        Assert.Contains(gone.Name, between.Select(link => link.From));
        gone.Start();
        await Eventually.Sees(
            () => Task.FromResult(gone.LogOfThisStart), log => log.Contains("Waiting to join the cluster: its members", StringComparison.Ordinal), Soon, "it waits");
        Assert.False(await gone.IsReadyAsync());

        network.Heal(between);
        Tell("they reach each other again");
        await gone.BecomesReady(ProcessCluster.Patience);

        var calls = await load.EndAsync();
        var outcome = await SettledAsync();
        Tell($"{calls.Count} calls, the slowest took {calls.Max(call => call.Took).TotalSeconds:F1} s; {outcome.AttemptsLost} attempts ran again");
        outcome.NothingIsLostOrDoubled(calls);
        Assert.All(Cluster.All.Where(process => process != gone), process => Assert.Equal(1, process.Starts));
    }
}
