using System.Diagnostics;
using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Harness;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Nodes that come and go while tasks are submitted.</summary>
public sealed class TwoNodesTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly SharedStore _shared = new();

    public void Dispose() => _shared.Dispose();

    [Fact]
    public async Task Tasks_submitted_at_one_node_run_wherever_their_shard_is()
    {
        await using var first = await TestNode.StartAsync(_shared);
        await using var second = await TestNode.StartAsync(_shared, first);
        await first.SeesMembers(2);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Submit(n % 2 == 0 ? first : second, n)));

        var workers = new HashSet<string?>();
        for (var n = 0; n < 200; n++)
            workers.Add((await first.Sees($"t{n}", state => state.Phase == TaskPhase.Success)).Worker);
        AssertEachRanOnce(200);
        Assert.Equal(TaskPhase.Success, (await second.Sees("t0", state => state.Phase.IsFinal())).Phase);
    }

    [Fact]
    public async Task A_node_that_stops_gives_its_shards_away_and_callers_see_no_error()
    {
        await using var first = await TestNode.StartAsync(_shared);
        await using var second = await TestNode.StartAsync(_shared, first);
        await first.SeesMembers(2);
        using var until = new CancellationTokenSource();
        var load = new Load(second);
        var running = load.RunAsync(until.Token);
        await second.Sees("t50", state => state.Phase == TaskPhase.Success);

        await first.StopAsync();

        var sentBefore = load.Sent;
        await Eventually.IsTrue(() => load.Sent > sentBefore + 100 || running.IsCompleted, Deadline, "a hundred more are sent without the node");
        await until.CancelAsync();
        await running;
        var sent = load.Sent;
        for (var n = 0; n < sent; n++)
            await second.Sees($"t{n}", state => state.Phase == TaskPhase.Success);
        AssertEachRanOnce(sent);
    }

    [Fact]
    public async Task A_run_goes_on_while_its_node_stops_and_its_task_gets_the_outcome_elsewhere()
    {
        await using var first = await TestNode.StartAsync(_shared);
        await first.Client.SubmitAsync(new SubmitTask("long", Calls.Sleep(6)), default);
        await first.Sees("long", state => state.Phase == TaskPhase.Started);
        await using var second = await TestNode.StartAsync(_shared, first);
        await first.SeesMembers(2);

        await first.StopAsync();

        await second.Sees("long", state => state.Phase == TaskPhase.Success);
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted), nameof(TaskSucceeded)], Names("long"));
    }

    [Fact]
    public async Task A_task_that_waits_on_a_node_that_stops_starts_on_time_elsewhere()
    {
        await using var first = await TestNode.StartAsync(_shared);
        var due = DateTimeOffset.UtcNow.AddSeconds(15);
        for (var n = 0; n < 20; n++)
            await first.Client.SubmitAsync(new SubmitTask($"t{n}", Calls.Echo(n) with { Eta = due }), default);
        await using var second = await TestNode.StartAsync(_shared, first);
        await first.SeesMembers(2);

        await first.StopAsync();

        for (var n = 0; n < 20; n++)
        {
            var state = await second.Sees($"t{n}", state => state.Phase == TaskPhase.Success);
            Assert.InRange(state.StartedAt!.Value - due, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public async Task A_node_that_is_alone_stops_at_once_even_in_its_first_second()
    {
        await using var alone = await TestNode.StartAsync(_shared);
        await alone.Client.SubmitAsync(new SubmitTask("t0", Calls.Echo(0)), default);
        var watch = Stopwatch.StartNew();

        await alone.StopAsync();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"it took {watch.Elapsed}");
    }

    [Fact]
    public async Task Tasks_of_a_node_that_died_run_again_on_the_other()
    {
        await using var first = await TestNode.StartAsync(_shared);
        await using var second = await TestNode.StartAsync(_shared, first);
        await first.SeesMembers(2);
        for (var n = 0; n < 10; n++)
            await first.Client.SubmitAsync(new SubmitTask($"t{n}", Calls.Sleep(3)), default);

        await second.KillAsync();

        for (var n = 0; n < 10; n++)
            await first.Sees($"t{n}", state => state.Phase == TaskPhase.Success);
    }

    private static Task<TaskReply> Submit(TestNode node, int n) => node.Client.SubmitAsync(new SubmitTask($"t{n}", Calls.Echo(n)), default);

    private void AssertEachRanOnce(int count)
    {
        for (var n = 0; n < count; n++)
        {
            var names = Names($"t{n}");
            Assert.Equal((1, 1), (names.Count(name => name == nameof(TaskSubmitted)), names.Count(name => name == nameof(TaskSucceeded))));
        }
    }

    private string[] Names(string taskId) => [.. _shared.History(taskId).Select(happened => happened.GetType().Name)];

    /// <summary>One call after the other on several lanes; an error ends the test.</summary>
    private sealed class Load(TestNode node)
    {
        private const int Lanes = 8;
        private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
        private int _sent;

        public int Sent => Volatile.Read(ref _sent);

        public Task RunAsync(CancellationToken until) => Task.WhenAll(Enumerable.Range(0, Lanes).Select(async _ =>
        {
            using var pace = new PeriodicTimer(Pace);
            while (!until.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None))
            {
                var n = Interlocked.Increment(ref _sent) - 1;
                Assert.Equal(new TaskAccepted($"t{n}"), await node.Client.SubmitAsync(new SubmitTask($"t{n}", Calls.Echo(n)), default));
            }
        }));
    }
}
