using System.Globalization;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Execution;
using ActorScheduler.Node.Execution.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Node.Tests.Execution;

public sealed class WorkerPoolTests : IDisposable
{
    private readonly Signals _signals = new();
    private readonly TaskCatalog _catalog;

    public WorkerPoolTests() => _catalog = Catalogs.Of(s => s.AddSingleton(_ => _signals), typeof(PoolTasks), typeof(RunnerTasks));

    public void Dispose()
    {
        _signals.Release.Set();
        _catalog.Dispose();
    }

    [Fact]
    public async Task A_hundred_blocking_tasks_run_at_once_and_none_on_the_shared_pool()
    {
        var pool = Pool(100);
        var ends = Enumerable.Range(0, 100).Select(i => Start(pool, "block", Id(i))).ToArray();
        for (var i = 0; i < 100; i++)
            await Entered();

        Assert.Equal(100, pool.Count);
        _signals.Release.Set();
        await Task.WhenAll(ends).WaitAsync(Catalogs.Deadline);

        Assert.All(ends, static end => Assert.IsType<RunOutcome.Succeeded>(end.Result));
        Assert.Equal(100, _signals.Threads.Select(static t => t.Name).Distinct().Count());
        Assert.All(_signals.Threads, static t => Assert.True(!t.IsPool && t.Name!.StartsWith("worker-", StringComparison.Ordinal), $"{t}"));
    }

    [Fact]
    public async Task No_more_run_at_once_than_the_concurrency_and_the_rest_follow_in_order()
    {
        var pool = Pool(2);
        var ends = Enumerable.Range(0, 5).Select(i => Start(pool, "block", Id(i))).ToArray();
        await Entered();
        await Entered();

        Assert.Equal((2, 5), (_signals.Threads.Count, pool.Count));
        _signals.Release.Set();
        await Task.WhenAll(ends).WaitAsync(Catalogs.Deadline);

        Assert.Equal(["worker-1", "worker-2"], _signals.Threads.Select(static t => t.Name).Distinct().Order());
        Assert.Equal(0, pool.Count);
    }

    [Fact]
    public async Task An_async_task_stays_on_its_worker_after_each_await()
    {
        var outcome = await Start(Pool(1), "awaits", "a").WaitAsync(Catalogs.Deadline);

        Assert.Equal("true", Catalogs.Json(outcome));
        Assert.All(_signals.Threads, static t => Assert.Equal(("worker-1", false), t));
    }

    [Fact]
    public async Task Cancel_ends_the_attempt_it_names_and_no_other()
    {
        var pool = Pool(2);
        var first = Start(pool, "block", "a", attempt: 1);
        var second = Start(pool, "block", "a", attempt: 2);
        await Entered();
        await Entered();

        Assert.True(pool.Cancel("a", 1));
        Assert.IsType<RunOutcome.Cancelled>(await first.WaitAsync(Catalogs.Deadline));
        Assert.False(pool.IsRunning("a", 1));
        Assert.True(pool.IsRunning("a", 2));
        Assert.False(pool.Cancel("a", 1));
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task A_run_that_waits_for_a_thread_is_over_as_soon_as_it_is_cancelled()
    {
        var pool = Pool(1);
        _ = Start(pool, "block", "busy");
        await Entered();
        var waiting = Start(pool, "block", "waiting");

        Assert.True(pool.Cancel("waiting", 1));
        Assert.Equal(new RunOutcome.Cancelled(TimeSpan.Zero), await waiting.WaitAsync(Catalogs.Deadline));
        Assert.True(pool.IsRunning("busy", 1));
    }

    [Fact]
    public async Task What_a_task_registered_with_its_token_may_throw()
    {
        var pool = Pool(1);
        var end = Start(pool, "bad_registration", "a");
        await Entered();

        Assert.True(pool.Cancel("a", 1));
        Assert.IsType<RunOutcome.Cancelled>(await end.WaitAsync(Catalogs.Deadline));
    }

    [Fact]
    public async Task The_same_attempt_is_not_started_twice()
    {
        var pool = Pool(2);
        _ = Start(pool, "block", "a");
        await Entered();

        Assert.False(pool.Start(Catalogs.Run("block", id: "a"), static (_, _) => Assert.Fail("must not be called")));
        Assert.Equal(1, pool.Count);
    }

    [Fact]
    public async Task A_report_that_throws_does_not_end_the_worker()
    {
        var pool = Pool(1);
        Assert.True(pool.Start(Catalogs.Run("noop", id: "a"), static (_, _) => throw new InvalidOperationException("from the report")));

        Assert.IsType<RunOutcome.Succeeded>(await Start(pool, "noop", "b").WaitAsync(Catalogs.Deadline));
        Assert.Empty(await pool.StopAsync(Catalogs.Deadline));
    }

    [Fact]
    public async Task Nothing_of_one_run_is_seen_by_the_next_on_the_same_thread()
    {
        var pool = Pool(1);

        Assert.Equal("0", Catalogs.Json(await Start(pool, "leaks", "a").WaitAsync(Catalogs.Deadline)));
        Assert.Equal("0", Catalogs.Json(await Start(pool, "leaks", "b").WaitAsync(Catalogs.Deadline)));
    }

    [Fact]
    public async Task Stop_waits_for_the_runs_and_their_reports()
    {
        var pool = Pool(1);
        var end = Start(pool, "block", "a");
        await Entered();
        var waiting = Start(pool, "block", "waiting");
        var stop = pool.StopAsync(Catalogs.Deadline);

        Assert.IsType<RunOutcome.Cancelled>(await waiting.WaitAsync(Catalogs.Deadline));
        Assert.False(pool.Start(Catalogs.Run("noop", id: "late"), static (_, _) => Assert.Fail("must not be called")));
        Assert.False(stop.IsCompleted);
        _signals.Release.Set();

        Assert.Empty(await stop.WaitAsync(Catalogs.Deadline));
        Assert.IsType<RunOutcome.Succeeded>(await end);
    }

    [Fact]
    public async Task After_the_grace_runs_are_cancelled_and_those_that_stay_are_named()
    {
        var pool = Pool(2);
        var willing = Start(pool, "block", "willing");
        _ = Start(pool, "stubborn", "stubborn");
        await Entered();
        await Entered();

        var left = await pool.StopAsync(TimeSpan.Zero, TimeSpan.FromMilliseconds(300)).WaitAsync(Catalogs.Deadline);

        Assert.IsType<RunOutcome.Cancelled>(await willing.WaitAsync(Catalogs.Deadline));
        Assert.Equal("stubborn", Assert.Single(left).TaskId);
    }

    [Fact]
    public async Task An_empty_pool_stops_at_once() => Assert.Empty(await Pool(1).StopAsync(Timeout.InfiniteTimeSpan).WaitAsync(Catalogs.Deadline));

    private WorkerPool Pool(int concurrency) =>
        new(Catalogs.Runner(_catalog), concurrency, NullLogger<WorkerPool>.Instance, TimeProvider.System);

    private Task<RunOutcome> Start(WorkerPool pool, string name, string id, int attempt = 1)
    {
        var end = new TaskCompletionSource<RunOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(pool.Start(Catalogs.Run(name, id: id, attempt: attempt), (_, outcome) => end.SetResult(outcome)));
        return end.Task;
    }

    private async Task Entered() => Assert.True(await _signals.Entered.WaitAsync(Catalogs.Deadline), $"only {_signals.Threads.Count} runs began");

    private static string Id(int i) => i.ToString(CultureInfo.InvariantCulture);
}
