using System.Diagnostics;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.Benchmarks.Scenarios.Failover;

/// <summary>One round: a node was killed under load, and started again once the others had recovered.</summary>
/// <param name="HeldCoordinator">True if it was the shard coordinator.</param>
/// <param name="KilledAt">When it was killed.</param>
/// <param name="Calls">All calls of the round.</param>
internal sealed record FailoverRound(bool HeldCoordinator, DateTimeOffset KilledAt, IReadOnlyList<SubmittedCall> Calls)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShardsSpreadWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A call that took longer waited for a shard.
    private static readonly TimeSpan Waited = TimeSpan.FromSeconds(1);

    /// <summary>The slowest call, in seconds.</summary>
    public double SlowestCall => Calls.Max(call => call.Took.TotalSeconds);

    /// <summary>Seconds from the kill until the last call that had waited for a shard was answered: all shards answer again.</summary>
    public double AllAnswer => Calls
        .Where(call => call.At > KilledAt - Before && call.Took > Waited)
        .Select(call => (call.At + call.Took - KilledAt).TotalSeconds)
        .DefaultIfEmpty(0)
        .Max();

    /// <summary>How many clients got an error.</summary>
    public int Errors => Calls.Count(call => call.Error is not null);

    /// <summary>Kills a node under load.</summary>
    public static async Task<FailoverRound> RunAsync(ProcessCluster cluster, LedgerBooks ledger, bool coordinator, int perSecond)
    {
        var holder = await cluster.CoordinatorAsync();
        var victim = coordinator ? holder : cluster.Nodes.First(node => node != holder);
        await using var load = SteadyLoad.Begin([cluster.Gateways[0].Url], LedgerBooks.Task, ledger.Writes(0.02), perSecond);
        await Pass(Before);
        var killedAt = DateTimeOffset.UtcNow;
        await victim.KillAsync();
        await Pass(After);
        await Eventually.IsTrue(() => load.Waiting < perSecond, Patience, "calls are answered again");
        var calls = await load.EndAsync();
        await ProcessCluster.StartAsync(victim);
        await Pass(ShardsSpreadWithin);
        return new FailoverRound(coordinator, killedAt, calls);
    }

    /// <summary>Seconds from the call to the end of its task, for the slowest one.</summary>
    public double SlowestTask(Outcome outcome) => Calls
        .Where(call => call.TaskId is not null)
        .Select(call => outcome.HistoryOf(call.TaskId!) is [.., TaskSucceeded end] ? (end.At - call.At).TotalSeconds : 0)
        .Max();

    // The load runs for a while; there is nothing else to wait for.
    private static Task Pass(TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        return Eventually.IsTrue(() => Stopwatch.GetElapsedTime(began) >= time, Patience, "the time has passed");
    }
}
