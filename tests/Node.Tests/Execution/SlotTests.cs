using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Execution;

/// <summary>Who gets a worker, and when.</summary>
public sealed class SlotTests : ExecutorStage
{
    [Fact]
    public void Never_more_than_the_concurrency_are_granted_or_run_and_the_rest_follow_in_order()
    {
        var executor = Executor(2);
        Request(executor, "a", "b", "c", "d");
        Assert.Equal("a", ExpectGrant());
        Assert.Equal("b", ExpectGrant());
        Silent(Entity);
        Run(executor, "a");
        Gates.AwaitEntered("a");
        Run(executor, "b");
        Gates.AwaitEntered("b");
        Silent(Entity);

        Gates.Open("b");
        ExpectReport<ReportSuccess>(executor);
        Assert.Equal("c", ExpectGrant());
        Silent(Entity);

        Gates.Open("a");
        ExpectReport<ReportSuccess>(executor);
        Assert.Equal("d", ExpectGrant());
        Assert.Equal(2, Workers.Taken);
    }

    [Fact]
    public void One_that_asks_again_while_a_worker_is_kept_for_it_is_told_again_and_holds_one()
    {
        var executor = Executor(2);
        Request(executor, "a", "a", "a");
        Assert.Equal(["a", "a", "a"], [ExpectGrant(), ExpectGrant(), ExpectGrant()]);
        Assert.Equal(1, Workers.Taken);

        Run(executor, "a");
        executor.Tell(new ReturnSlot("a"));
        Gates.Open("a");
        ExpectReport<ReportSuccess>(executor);
        Settle(executor);

        Assert.Equal(0, Workers.Taken);
    }

    [Fact]
    public void A_task_that_took_its_worker_itself_gives_it_back_at_its_end()
    {
        var executor = Executor(1);
        Assert.True(Workers.TryTakeUnlessAwaited());
        Request(executor, "b");
        Settle(executor);
        Assert.False(Workers.TryTakeUnlessAwaited());
        Run(executor, "a", holdsWorker: true);
        Gates.AwaitEntered("a");
        Silent(Entity);

        Gates.Open("a");

        Assert.Equal("b", ExpectGrant());
        Assert.Equal(1, Workers.Taken);
    }

    [Fact]
    public void Asking_twice_is_asking_once()
    {
        var executor = Executor(1);
        Request(executor, "a", "b", "b", "c");
        Assert.Equal("a", ExpectGrant());
        executor.Tell(new ReturnSlot("a"));
        Assert.Equal("b", ExpectGrant());
        executor.Tell(new ReturnSlot("b"));
        Assert.Equal("c", ExpectGrant());
        executor.Tell(new ReturnSlot("c"));
        Settle(executor);
        Silent(Entity);
    }

    [Fact]
    public void One_that_gave_up_and_asks_again_stands_at_the_end()
    {
        var executor = Executor(1);
        Request(executor, "a", "b", "c");
        ExpectGrant();
        executor.Tell(new ReturnSlot("b"));
        Request(executor, "b");

        executor.Tell(new ReturnSlot("a"));
        Assert.Equal("c", ExpectGrant());
        executor.Tell(new ReturnSlot("c"));
        Assert.Equal("b", ExpectGrant());
    }

    [Fact]
    public void A_start_that_could_not_be_stored_frees_its_worker()
    {
        var executor = Executor(1);
        Request(executor, "a", "b");
        ExpectGrant();

        executor.Tell(new TaskOutcomeUnknown("a", "the disk"));

        Assert.Equal("b", ExpectGrant());
    }

    [Fact]
    public void A_grant_that_nobody_takes_is_forgotten_after_a_while()
    {
        var executor = Executor(1);
        Request(executor, "a", "b");
        ExpectGrant();
        for (var second = 0; second < 15; second++)
        {
            Advance(1);
            Settle(executor);
        }

        Silent(Entity);
        Advance(1);
        Assert.Equal("b", ExpectGrant());

        // Its start took very long to store, but is stored: it runs, and ends with the books in order.
        Run(executor, "a");
        executor.Tell(new ReturnSlot("b"));
        Gates.Open("a");
        ExpectReport<ReportSuccess>(executor);
        Settle(executor);
        Assert.Equal(0, Workers.Taken);
    }

    [Fact]
    public void The_same_attempt_runs_once_however_often_it_is_told()
    {
        var executor = Executor(2);
        Run(executor, "a");
        Run(executor, "a");
        Gates.AwaitEntered("a");
        Gates.Open("a");
        ExpectReport<ReportSuccess>(executor);
        Settle(executor);
        Silent(Starter);
        Assert.Equal(0, Workers.Taken);
    }

    [Fact]
    public void A_queue_with_a_number_of_workers_has_no_more_and_others_do_not_wait_for_it()
    {
        Assert.True(ConsumedQueues.TryParse(["mail=1", "*"], out var consumed, out _));
        Consumed = consumed;
        var executor = Executor(3);
        RequestIn(executor, "mail", "m1", "m2");
        Request(executor, "a", "b");

        Assert.Equal(["a", "b", "m1"], new[] { ExpectGrant(), ExpectGrant(), ExpectGrant() }.Order());
        Run(executor, "m1");
        Run(executor, "a");
        Gates.Open("a");
        ExpectReport<ReportSuccess>(executor);
        Settle(executor);
        Silent(Entity);
        Assert.Equal(0, Workers.Waiting);

        Gates.Open("m1");
        Assert.Equal("m2", ExpectGrant());
    }

    [Fact]
    public void A_worker_that_its_task_gave_back_is_there_for_the_next_of_the_queue()
    {
        Assert.True(ConsumedQueues.TryParse(["mail=1"], out var consumed, out _));
        Consumed = consumed;
        var executor = Executor(3);
        RequestIn(executor, "mail", "m1", "m2", "m3");
        Assert.Equal("m1", ExpectGrant());
        executor.Tell(new ReturnSlot("m1"));
        Assert.Equal("m2", ExpectGrant());

        // The actor of the next died: its grant lapses.
        for (var second = 0; second < 16; second++)
        {
            Advance(1);
            Settle(executor);
        }

        Assert.Equal("m3", ExpectGrant());
    }
}
