using System.Collections.Concurrent;
using ActorScheduler.Node.Execution.Threads;

namespace ActorScheduler.Node.Tests.Execution;

public sealed class WorkerThreadsTests
{
    [Fact]
    public void Threads_are_reused_and_never_more_than_the_limit()
    {
        var threads = new WorkerThreads("t", 3, Catalogs.Deadline);
        var used = new ConcurrentDictionary<int, bool>();
        using var done = new CountdownEvent(1_000);
        for (var i = 0; i < 1_000; i++)
        {
            threads.Run(() =>
            {
                used[Environment.CurrentManagedThreadId] = true;
                done.Signal();
            });
        }

        Assert.True(done.Wait(Catalogs.Deadline), $"{done.CurrentCount} actions did not run");
        Assert.InRange(used.Count, 1, 3);
    }

    [Fact]
    public void An_idle_thread_ends_and_its_name_is_used_again()
    {
        var threads = new WorkerThreads("t", 3, TimeSpan.FromMilliseconds(20));
        var first = NextOf(threads);
        Assert.True(first.Join(Catalogs.Deadline), "the thread is still there");

        var second = NextOf(threads);
        Assert.NotSame(first, second);
        Assert.Equal(("t-1", "t-1"), (first.Name, second.Name));
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

    [Fact]
    public void Work_for_which_the_system_has_no_thread_waits_until_it_has_one()
    {
        var refuses = true;
        var threads = new WorkerThreads("t", 3, Catalogs.Deadline, thread =>
        {
            if (Volatile.Read(ref refuses))
                throw new InsufficientMemoryException("as asked");
            thread.UnsafeStart();
        });
        using var done = new CountdownEvent(2);
        threads.Run(() => done.Signal());
        threads.Run(() => done.Signal());

        Assert.Equal(2, threads.AddRefusedThreads());
        Assert.Equal(2, done.CurrentCount);
        Volatile.Write(ref refuses, false);

        Assert.Equal(0, threads.AddRefusedThreads());
        Assert.True(done.Wait(Catalogs.Deadline), "the work was lost");
    }

    [Fact]
    public void Work_whose_thread_is_refused_is_done_by_a_thread_that_is_there()
    {
        var started = 0;
        var threads = new WorkerThreads("t", 3, Catalogs.Deadline, thread =>
        {
            if (Interlocked.Increment(ref started) > 1)
                throw new InsufficientMemoryException("as asked");
            thread.UnsafeStart();
        });
        using var first = new ManualResetEventSlim();
        using var second = new ManualResetEventSlim();
        threads.Run(() => first.Wait(Catalogs.Deadline));
        threads.Run(second.Set);
        first.Set();

        Assert.True(second.Wait(Catalogs.Deadline), "the work was lost");
    }

    private static Thread NextOf(WorkerThreads threads)
    {
        var thread = Thread.CurrentThread;
        using var done = new ManualResetEventSlim();
        threads.Run(() =>
        {
            thread = Thread.CurrentThread;
            done.Set();
        });
        Assert.True(done.Wait(Catalogs.Deadline));
        return thread;
    }
}
