using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Execution;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Execution;

/// <summary>A stop lets runs end within the grace.</summary>
public sealed class DrainTests : ExecutorStage
{
    [Fact]
    public void Nothing_to_do_is_drained_at_once() => Assert.Equal(new Drained(0), Ask<Drained>(Executor(1), new Drain(Seconds(10))));

    [Fact]
    public void What_runs_ends_and_is_stored_and_nothing_new_begins()
    {
        var executor = Executor(2);
        Run(executor, "a");
        Gates.AwaitEntered("a");
        executor.Tell(new Drain(Seconds(10)), Caller);
        Request(executor, "b");
        Settle(executor);
        Silent(Entity);

        Gates.Open("a");
        Starter.ExpectMsg<ReportSuccess>();
        Settle(executor);
        Silent(Caller);
        executor.Tell(new OutcomeStored("a", 1));

        Caller.ExpectMsg(new Drained(0));
        Silent(Entity);
    }

    [Fact]
    public void One_that_was_granted_a_worker_before_is_waited_for()
    {
        var executor = Executor(2);
        Request(executor, "a");
        ExpectGrant();
        executor.Tell(new Drain(Seconds(10)), Caller);
        Settle(executor);
        Silent(Caller);

        Run(executor, "a");
        Gates.Open("a");
        ExpectReport<ReportSuccess>(executor);

        Caller.ExpectMsg(new Drained(0));
    }

    [Fact]
    public void One_that_stores_its_start_with_its_submission_is_waited_for_and_no_other_takes_a_worker()
    {
        var executor = Executor(2);
        Assert.True(Workers.TryTakeUnlessAwaited());
        executor.Tell(new Drain(Seconds(10)), Caller);
        Settle(executor);
        Silent(Caller);
        Assert.False(Workers.TryTakeUnlessAwaited());

        Run(executor, "a", holdsWorker: true);
        Gates.Open("a");
        ExpectReport<ReportSuccess>(executor);

        Caller.ExpectMsg(new Drained(0));
    }

    [Fact]
    public void A_worker_that_is_given_back_unused_ends_the_drain()
    {
        var executor = Executor(2);
        Assert.True(Workers.TryTakeUnlessAwaited());
        executor.Tell(new Drain(Seconds(10)), Caller);
        Settle(executor);
        Workers.Free();

        Advance(1);

        Caller.ExpectMsg(new Drained(0));
    }

    [Fact]
    public void A_grant_that_is_given_back_ends_the_drain()
    {
        var executor = Executor(2);
        Request(executor, "a");
        ExpectGrant();
        executor.Tell(new Drain(Seconds(10)), Caller);

        executor.Tell(new ReturnSlot("a"));

        Caller.ExpectMsg(new Drained(0));
    }

    [Fact]
    public void After_the_grace_what_runs_is_cancelled_and_starts_again_another_time()
    {
        var executor = Executor(1);
        Run(executor, "a");
        Gates.AwaitEntered("a");
        executor.Tell(new Drain(Seconds(10)), Caller);
        Settle(executor);
        Advance(9);
        Settle(executor);
        Silent(Starter);

        Advance(1);

        ExpectReport<ReportLost>(executor);
        Caller.ExpectMsg(new Drained(0));
    }

    [Fact]
    public void What_does_not_heed_its_token_is_abandoned_and_counted()
    {
        var executor = Executor(1);
        Run(executor, "a", "stubborn");
        Gates.AwaitEntered("a");
        executor.Tell(new Drain(Seconds(10)), Caller);
        Settle(executor);
        Advance(10);
        Settle(executor);
        Silent(Caller);

        Advance(2);

        Caller.ExpectMsg(new Drained(1));
    }

    [Fact]
    public void An_outcome_goes_by_the_region_at_once_when_the_tasks_have_moved()
    {
        var executor = Executor(1);
        Request(executor, "a");
        ExpectGrant();
        Run(executor, "a");
        Gates.AwaitEntered("a");

        executor.Tell(new Drain(Seconds(30), TasksHaveMoved: true), Caller);
        Gates.Open("a");

        Region.ExpectMsg<ReportSuccess>();
        executor.Tell(new OutcomeStored("a", 1), Entity);
        Assert.Equal(0, Caller.ExpectMsg<Drained>().Abandoned);
    }
}
