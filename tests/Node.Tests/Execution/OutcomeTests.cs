using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks.Commands;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Execution;

/// <summary>Outcomes reach their task until they are stored; cancelled runs end.</summary>
public sealed class OutcomeTests : ExecutorStage
{
    [Fact]
    public void An_outcome_is_sent_to_who_started_the_run_and_then_to_whoever_holds_the_task_until_it_is_stored()
    {
        var executor = Executor(1);
        Run(executor, "a", "failing");
        var first = Starter.ExpectMsg<ReportFailure>();
        Assert.Equal(("a", 1, "System.InvalidOperationException", "as asked"), (first.TaskId, first.Attempt, first.Failure.Type, first.Failure.Message));
        for (var i = 0; i < 2; i++)
        {
            Step(executor, 3);
            Assert.Equal(first, Region.ExpectMsg<ReportFailure>());
        }

        executor.Tell(new OutcomeStored("a", 1));
        Step(executor, 6);
        Silent(Region);
    }

    [Fact]
    public void The_outcome_of_another_attempt_is_not_what_was_stored()
    {
        var executor = Executor(1);
        Run(executor, "a");
        Gates.Open("a");
        Starter.ExpectMsg<ReportSuccess>();

        executor.Tell(new OutcomeStored("a", 2));
        Step(executor, 3);

        Region.ExpectMsg<ReportSuccess>();
    }

    [Fact]
    public void Cancel_reaches_the_token_of_the_attempt_it_names()
    {
        var executor = Executor(2);
        Run(executor, "a");
        Run(executor, "b");
        Gates.AwaitEntered("a");
        Gates.AwaitEntered("b");

        executor.Tell(new CancelAttempt("a", 2));
        executor.Tell(new CancelAttempt("b", 1));

        Assert.Equal("b", ExpectReport<ReportLost>(executor).TaskId);
        Silent(Starter);
    }

    [Fact]
    public void A_run_is_known_until_its_outcome_is_stored()
    {
        var executor = Executor(1);
        Run(executor, "a");
        executor.Tell(new QueryAttempt("a", 1), Entity);
        Entity.ExpectMsg(new AttemptKnown("a", 1));
        executor.Tell(new QueryAttempt("a", 2), Entity);
        Entity.ExpectMsg(new AttemptUnknown("a", 2));

        // Its outcome is on the way: it is still known.
        Gates.Open("a");
        Starter.ExpectMsg<ReportSuccess>();
        executor.Tell(new QueryAttempt("a", 1), Entity);
        Entity.ExpectMsg(new AttemptKnown("a", 1));

        executor.Tell(new OutcomeStored("a", 1));
        executor.Tell(new QueryAttempt("a", 1), Entity);
        Entity.ExpectMsg(new AttemptUnknown("a", 1));
    }

    [Fact]
    public void A_run_that_was_said_to_be_unknown_does_not_begin_when_its_message_comes_late()
    {
        var executor = Executor(1);
        executor.Tell(new QueryAttempt("a", 1), Entity);
        Entity.ExpectMsg(new AttemptUnknown("a", 1));

        Run(executor, "a");
        Run(executor, "b");
        Gates.AwaitEntered("b");

        Assert.False(Gates.HasEntered("a"));
        Assert.Equal(1, Workers.Taken);
    }

    private void Step(IActorRef executor, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            Advance(1);
            Settle(executor);
        }
    }
}
