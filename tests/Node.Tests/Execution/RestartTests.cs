using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Execution;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Execution;

/// <summary>An exception makes the executor's actor anew; what it knows stays.</summary>
public sealed class RestartTests : ExecutorStage
{
    [Fact]
    public void Runs_slots_and_outcomes_are_known_after_a_restart()
    {
        var fails = true;
        RegionOfTasks = () => fails ? throw new InvalidOperationException("as asked") : Region;
        var executor = Executor(3);
        Run(executor, "a");
        Gates.AwaitEntered("a");
        Request(executor, "b", "c", "d");
        Assert.Equal(["b", "c"], [ExpectGrant(), ExpectGrant()]);
        Run(executor, "b", "failing");
        Starter.ExpectMsg<ReportFailure>();
        Assert.Equal("d", ExpectGrant());

        // It fails when it sends the outcome again.
        Advance(3);
        Settle(executor);
        fails = false;

        // What runs is not started a second time, neither here nor, because it is known, elsewhere.
        Run(executor, "a");
        executor.Tell(new QueryAttempt("a", 1), Entity);
        Entity.ExpectMsg(new AttemptKnown("a", 1));
        // The outcome is sent until it is stored.
        Advance(3);
        Assert.Equal("b", Region.ExpectMsg<ReportFailure>().TaskId);
        executor.Tell(new OutcomeStored("b", 1), Entity);

        // Every slot finds its way back.
        Assert.Equal(3, Workers.Taken);
        executor.Tell(new ReturnSlot("c"));
        executor.Tell(new ReturnSlot("d"));
        Gates.Open("a");
        ExpectReport<ReportSuccess>(executor);
        Settle(executor);
        Assert.Equal(0, Workers.Taken);
        Silent(Starter);
    }

    [Fact]
    public void A_run_for_which_the_system_has_no_thread_waits_and_is_known()
    {
        var refuses = true;
        StartThread = thread =>
        {
            if (Volatile.Read(ref refuses))
                throw new InsufficientMemoryException("as asked");
            thread.UnsafeStart();
        };
        var executor = Executor(1);
        Request(executor, "a");
        ExpectGrant();
        Run(executor, "a");
        executor.Tell(new QueryAttempt("a", 1), Entity);
        Entity.ExpectMsg(new AttemptKnown("a", 1));
        Assert.False(Gates.HasEntered("a"));

        Volatile.Write(ref refuses, false);
        Advance(1);

        Gates.Open("a");
        Assert.Equal("a", ExpectReport<ReportSuccess>(executor).TaskId);
        Settle(executor);
        Assert.Equal(0, Workers.Taken);
    }

    [Fact]
    public void The_grace_of_a_drain_ends_at_its_time_after_a_restart()
    {
        var fails = true;
        RegionOfTasks = () => fails ? throw new InvalidOperationException("as asked") : Region;
        var executor = Executor(2);
        Run(executor, "a");
        Gates.AwaitEntered("a");
        Run(executor, "b", "failing");
        Starter.ExpectMsg<ReportFailure>();
        executor.Tell(new Drain(Seconds(10)), Caller);
        Settle(executor);

        // It fails when it sends the outcome again.
        Advance(3);
        Settle(executor);
        fails = false;
        executor.Tell(new OutcomeStored("b", 1), Entity);
        Settle(executor);
        Advance(6);
        Settle(executor);
        Silent(Starter);
        Advance(1);

        ExpectReport<ReportLost>(executor);
        Caller.ExpectMsg(new Drained(0));
    }

    [Fact]
    public void What_does_not_heed_its_token_is_abandoned_at_its_time_after_a_restart()
    {
        using var failed = new ManualResetEventSlim();
        RegionOfTasks = () =>
        {
            if (failed.IsSet)
                return Region;
            failed.Set();
            throw new InvalidOperationException("as asked");
        };
        var executor = Executor(2);
        Run(executor, "a", "stubborn");
        Run(executor, "b");
        Gates.AwaitEntered("a");
        Gates.AwaitEntered("b");
        executor.Tell(new Drain(Seconds(10), TasksHaveMoved: true), Caller);
        Settle(executor);

        // It fails when it reports that b was cancelled.
        Advance(10);
        Assert.True(failed.Wait(TimeSpan.FromSeconds(20)), "b was not cancelled");
        Settle(executor);
        Silent(Caller);
        Advance(2);

        Caller.ExpectMsg(new Drained(1));
    }
}
