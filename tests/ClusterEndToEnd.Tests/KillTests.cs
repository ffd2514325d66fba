using System.Diagnostics;
using ActorScheduler.ClusterEndToEnd.Tests.Support;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;
using Xunit.Abstractions;

namespace ActorScheduler.ClusterEndToEnd.Tests;

/// <summary>A node is killed while tasks are submitted and periodic tasks come due every second.</summary>
public sealed class KillTests(ITestOutputHelper output) : ClusterTest(output)
{
    private const int PerSecond = 500;
    private const int PeriodicTasks = 24;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(8);

    // Clients wait no longer than that, with room for a crowded machine; the figures are in BENCHMARKS.md.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(20);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_lost_or_doubled_and_no_client_sees_an_error_when_a_node_dies(bool coordinator)
    {
        await StartAsync();
        var holder = await Cluster.CoordinatorAsync();
        var victim = coordinator ? holder : Cluster.Nodes.First(node => node != holder);
        var periodic = await EverySecond.AddAsync(Gateway, Ledger, PeriodicTasks);
        await using var load = SteadyLoad.Begin([Gateway.Url], LedgerBooks.Task, Ledger.Writes(0.02), PerSecond);
        await Pass(Before);

        await victim.KillAsync();
        Tell($"{victim.Name} is killed");
        await Eventually.Sees(() => Task.FromResult(load), calls => calls.Waiting < PerSecond / 4 && calls.Calls.Count > PerSecond, Soon, "calls are answered again");
        await Pass(After);
        await ProcessCluster.StartAsync(victim);
        await Pass(Before);

        var calls = await load.EndAsync();
        await EverySecond.DisableAsync(Gateway, periodic);
        var outcome = await SettledAsync();
        var slowest = calls.Max(call => call.Took);
        Tell($"{calls.Count} calls, the slowest took {slowest.TotalSeconds:F1} s; {outcome.AttemptsLost} attempts ran again");
        outcome.NothingIsLostOrDoubled(calls);
        Assert.InRange(slowest, TimeSpan.Zero, LongestCall);
        outcome.NoOccurrenceIsMissedOrDoubled(periodic, atLeast: (int)(Before + After + Before).TotalSeconds - 2);
        Assert.DoesNotContain("beginning one at", victim.LogOfThisStart, StringComparison.Ordinal);
        Assert.Contains("Joining the cluster of", victim.LogOfThisStart, StringComparison.Ordinal);
    }

    // The load runs for a while; nothing else can be waited for.
    private static async Task Pass(TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        await Eventually.IsTrue(() => Stopwatch.GetElapsedTime(began) >= time, 2 * Soon, "the time has passed");
    }
}
