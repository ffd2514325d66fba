using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Execution.Slots;
using Akka.Actor;
using CsCheck;

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
    public void The_queue_keeps_the_order_and_its_counts_whatever_is_done_to_it()
    {
        var operation = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 5].Select(i => $"t{i}"));
        operation.Array[0, 60].Sample(operations =>
        {
            var (queue, waiting, granted) = (new SlotQueue(), new List<string>(), new HashSet<string>());
            foreach (var (kind, id) in operations)
            {
                if (kind == 0)
                {
                    Assert.Equal(!granted.Contains(id), queue.Add(id, ActorRefs.Nobody));
                    if (!waiting.Contains(id) && !granted.Contains(id))
                        waiting.Add(id);
                }
                else if (kind == 1)
                {
                    waiting.Remove(id);
                    Assert.Equal(granted.Remove(id), queue.Remove(id));
                }
                else
                {
                    Assert.Equal(waiting.Count > 0, queue.TryGrant(DateTimeOffset.UnixEpoch, out var next, out _));
                    if (waiting.Count > 0)
                    {
                        Assert.Equal(waiting[0], next);
                        waiting.RemoveAt(0);
                        granted.Add(next);
                    }
                }

                Assert.Equal(waiting.Count, queue.Waiting);
            }

            Assert.Equal(granted.Count, queue.WithdrawOlderThan(DateTimeOffset.MaxValue));
        }, iter: 500);
    }
}
