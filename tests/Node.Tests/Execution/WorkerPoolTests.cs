using System.Globalization;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Execution;
using ActorScheduler.Node.Execution.Running;
using Akka.Actor;
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
        var runs = Enumerable.Range(0, 100).Select(i => Start(pool, "block", Id(i))).ToArray();
        for (var i = 0; i < 100; i++)
            await Entered();

        _signals.Release.Set();
        foreach (var run in runs)
            Assert.IsType<RunOutcome.Succeeded>(await run.Outcome());

        Assert.Equal(100, _signals.Threads.Select(static t => t.Name).Distinct().Count());
        Assert.All(_signals.Threads, static t => Assert.True(!t.IsPool && t.Name!.StartsWith("worker-", StringComparison.Ordinal), $"{t}"));
    }

    [Fact]
    public async Task No_more_run_at_once_than_the_concurrency_and_the_rest_follow()
    {
        var pool = Pool(2);
        var runs = Enumerable.Range(0, 5).Select(i => Start(pool, "block", Id(i))).ToArray();
        await Entered();
        await Entered();

        Assert.Equal(2, _signals.Threads.Count);
        _signals.Release.Set();
        foreach (var run in runs)
            await run.Outcome();

        Assert.Equal(["worker-1", "worker-2"], _signals.Threads.Select(static t => t.Name).Distinct().Order());
    }

    [Fact]
    public async Task An_async_task_stays_on_its_worker_after_each_await()
    {
        var outcome = await Start(Pool(1), "awaits", "a").Outcome();

        Assert.Equal("true", Catalogs.Json(outcome));
        Assert.All(_signals.Threads, static t => Assert.Equal(("worker-1", false), t));
    }

    [Fact]
    public async Task Cancel_ends_its_run_and_no_other()
    {
        var pool = Pool(2);
        var first = Start(pool, "block", "a", attempt: 1);
        var second = Start(pool, "block", "a", attempt: 2);
        await Entered();
        await Entered();

        first.Cancel();

        Assert.IsType<RunOutcome.Cancelled>(await first.Outcome());
        Assert.False(second.IsOver);
    }

    [Fact]
    public async Task A_run_that_waits_for_a_thread_is_over_as_soon_as_it_is_cancelled()
    {
        var pool = Pool(1);
        var busy = Start(pool, "block", "busy");
        await Entered();
        var waiting = Start(pool, "block", "waiting");

        waiting.Cancel();

        Assert.Equal(new RunOutcome.Cancelled(TimeSpan.Zero), await waiting.Outcome());
        Assert.False(busy.IsOver);
    }

    [Fact]
    public async Task A_run_that_is_over_can_be_cancelled_without_effect()
    {
        var pool = Pool(1);
        var run = Start(pool, "noop", "a");
        Assert.IsType<RunOutcome.Succeeded>(await run.Outcome());

        run.Cancel();

        Assert.IsType<RunOutcome.Succeeded>(await Start(pool, "noop", "b").Outcome());
    }

    [Fact]
    public async Task What_a_task_registered_with_its_token_may_throw()
    {
        var run = Start(Pool(1), "bad_registration", "a");
        await Entered();

        run.Cancel();

        Assert.IsType<RunOutcome.Cancelled>(await run.Outcome());
    }

    [Fact]
    public async Task A_report_that_throws_does_not_end_the_worker()
    {
        var pool = Pool(1);
        pool.Start(RunOf("noop", "a"), static (_, _) => throw new InvalidOperationException("from the report"));

        Assert.IsType<RunOutcome.Succeeded>(await Start(pool, "noop", "b").Outcome());
    }

    [Fact]
    public async Task Nothing_of_one_run_is_seen_by_the_next_on_the_same_thread()
    {
        var pool = Pool(1);

        Assert.Equal("0", Catalogs.Json(await Start(pool, "leaks", "a").Outcome()));
        Assert.Equal("0", Catalogs.Json(await Start(pool, "leaks", "b").Outcome()));
    }

    private WorkerPool Pool(int concurrency) => new(Catalogs.Runner(_catalog), concurrency, NullLogger<WorkerPool>.Instance);

    private static ActiveRun RunOf(string name, string id, int attempt = 1) =>
        new(Catalogs.Attempt(name, id: id, attempt: attempt), ActorRefs.Nobody, DateTimeOffset.UnixEpoch);

    private static Started Start(WorkerPool pool, string name, string id, int attempt = 1)
    {
        var started = new Started(pool, RunOf(name, id, attempt));
        started.Begin();
        return started;
    }

    private async Task Entered() => Assert.True(await _signals.Entered.WaitAsync(Catalogs.Deadline), $"only {_signals.Threads.Count} runs began");

    private static string Id(int i) => i.ToString(CultureInfo.InvariantCulture);

    private sealed class Started(WorkerPool pool, ActiveRun run)
    {
        private readonly TaskCompletionSource<RunOutcome> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsOver => _end.Task.IsCompleted;

        public void Begin() => pool.Start(run, Report);

        public void Cancel() => pool.Cancel(run, Report);

        public Task<RunOutcome> Outcome() => _end.Task.WaitAsync(Catalogs.Deadline);

        private void Report(ActiveRun _, RunOutcome outcome) => _end.SetResult(outcome);
    }
}
