using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks.Commands;
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
}
