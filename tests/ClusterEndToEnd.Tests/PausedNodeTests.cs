using ActorScheduler.ClusterEndToEnd.Tests.Support;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;
using Xunit.Abstractions;

namespace ActorScheduler.ClusterEndToEnd.Tests;

/// <summary>A node stands still for so long that the others take it for dead, and then goes on as if nothing had happened.</summary>
public sealed class PausedNodeTests(ITestOutputHelper output) : ClusterTest(output)
{
    private const int PerSecond = 100;
    private const int RunningTasks = 30;
    private static readonly TimeSpan NoticesWithin = TimeSpan.FromSeconds(45);

    [SkippableFact]
    public async Task A_node_that_was_taken_for_dead_ends_no_task_a_second_time_and_ends_itself()
    {
        await StartAsync();
        var holder = await Cluster.CoordinatorAsync();
        var paused = Cluster.Nodes.First(node => node != holder);
        await using var load = SteadyLoad.Begin([Gateway.Url], LedgerBooks.Task, Ledger.Writes(), PerSecond);
        for (var n = 0; n < RunningTasks; n++)
            await Gateway.Client.SubmitAsync(LedgerBooks.Task, Ledger.Writes(seconds: 5));
        await Eventually.Sees(RunningOnPaused, tasks => tasks > 0, Soon, "tasks run on it");

        paused.Pause();
        Tell($"{paused.Name} stands still");
        await Eventually.Sees(RunAgainElsewhere, tasks => tasks > 0, Soon, "its tasks run again elsewhere");
        paused.Resume();
        Tell($"{paused.Name} goes on");

        Assert.NotEqual(0, await paused.ExitCode(NoticesWithin));
        var calls = await load.EndAsync();
        var outcome = await SettledAsync();
        Tell($"{calls.Count} calls, the slowest took {calls.Max(call => call.Took).TotalSeconds:F1} s; {outcome.AttemptsLost} attempts ran again");
        outcome.NothingIsLostOrDoubled(calls);

        async Task<int> RunningOnPaused() => (await JournalOfTasks.ReadAsync(ConnectionString)).Values.Count(
            history => history[^1] is TaskStarted start && start.Worker.StartsWith(paused.Address, StringComparison.Ordinal));

        async Task<int> RunAgainElsewhere() => (await JournalOfTasks.ReadAsync(ConnectionString)).Values.Count(
            history => history.OfType<TaskAttemptLost>().Any() && !history.OfType<TaskStarted>().Last().Worker.StartsWith(paused.Address, StringComparison.Ordinal));
    }
}
