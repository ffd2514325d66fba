using System.Diagnostics;
using ActorScheduler.Node.Execution.Threads;

namespace ActorScheduler.Node.Tests.Execution;

public sealed class WorkerThreadsTests
{
    [Fact]
    public void Threads_are_reused_and_never_more_than_the_limit()
    {
        var threads = new WorkerThreads("t", 3, Catalogs.Deadline);
        using var done = new CountdownEvent(1_000);
        for (var i = 0; i < 1_000; i++)
            threads.Run(() => done.Signal());

        Assert.True(done.Wait(Catalogs.Deadline), $"{done.CurrentCount} actions did not run");
        Assert.InRange(threads.Count, 1, 3);
    }

    [Fact]
    public void An_idle_thread_ends_and_its_name_is_used_again()
    {
        var threads = new WorkerThreads("t", 3, TimeSpan.FromMilliseconds(20));
        Assert.Equal("t-1", NameOfNext(threads));
        var watch = Stopwatch.StartNew();
        while (threads.Count > 0)
        {
            Assert.True(watch.Elapsed < Catalogs.Deadline, $"{threads.Count} threads are still there");
            Thread.Yield();
        }

        Assert.Equal("t-1", NameOfNext(threads));
    }

    [Fact]
    public void An_action_that_waits_for_a_later_one_gets_it_on_another_thread()
    {
        var threads = new WorkerThreads("t", 2, Catalogs.Deadline);
        using var second = new ManualResetEventSlim();
        using var first = new ManualResetEventSlim();
        threads.Run(() =>
        {
            threads.Run(second.Set);
            if (second.Wait(Catalogs.Deadline))
                first.Set();
        });

        Assert.True(first.Wait(Catalogs.Deadline), "the second action did not run");
    }

    private static string? NameOfNext(WorkerThreads threads)
    {
        string? name = null;
        using var done = new ManualResetEventSlim();
        threads.Run(() =>
        {
            name = Thread.CurrentThread.Name;
            done.Set();
        });
        Assert.True(done.Wait(Catalogs.Deadline));
        return name;
    }
}
