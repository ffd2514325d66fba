using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>What could not be stored, or perhaps was: the actor stops, and who asks again gets the truth.</summary>
public sealed class JournalFailureTests : TaskStage
{
    [Fact]
    public void A_submission_that_was_not_stored_is_not_known_afterwards()
    {
        var entity = Fails(Fault.Fail, Entity(), new SubmitTask(Id, Samples.Call()));

        Assert.Equal(
            new TaskRefused(Id, TaskRefusal.UnknownTask, TaskPhase.Unknown), Ask<TaskReply>(entity, new RevokeTask(Id, Terminate: false)));
        Assert.Equal(new TaskAccepted(Id), Ask<TaskReply>(entity, new SubmitTask(Id, Samples.Call())));
        Assert.Single(History());
    }

    [Fact]
    public void A_submission_that_was_stored_after_all_is_accepted_when_it_is_sent_again()
    {
        var entity = Fails(Fault.CommitThenFail, Entity(), new SubmitTask(Id, Samples.Call()));

        Assert.Equal(new TaskAccepted(Id), Ask<TaskReply>(entity, new SubmitTask(Id, Samples.Call())));
        Executor.ExpectMsg<RequestSlot>();
        Assert.Single(History());
    }

    [Fact]
    public void A_start_that_was_not_stored_runs_nothing_and_the_executor_hears_of_it()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        Watch(entity);
        Bed.Journal.Fault = Fault.Fail;
        Grant(entity);

        Assert.Equal(Id, Executor.ExpectMsg<TaskOutcomeUnknown>().TaskId);
        ExpectTerminated(entity);
        Silent(Executor);
        Assert.Equal([nameof(TaskSubmitted)], History());
    }

    [Fact]
    public void A_start_that_was_stored_but_never_ran_is_a_lost_attempt()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        Watch(entity);
        Bed.Journal.Fault = Fault.CommitThenFail;
        Grant(entity);
        Executor.ExpectMsg<TaskOutcomeUnknown>();
        ExpectTerminated(entity);
        Bed.Journal.Release();

        entity = Entity();
        Ask<TaskAccepted>(entity, new SubmitTask(Id, Samples.Call()));
        Executor.ExpectMsg(new QueryAttempt(Id, 1));
        entity.Tell(new AttemptUnknown(Id, 1), Executor);

        Executor.ExpectMsg<RequestSlot>();
        Grant(entity);
        Assert.Equal(2, Executor.ExpectMsg<RunAttempt>().Attempt);
    }

    [Fact]
    public void An_outcome_that_was_not_stored_is_not_acknowledged_and_is_stored_when_it_comes_again()
    {
        var entity = Started();
        Watch(entity);
        Bed.Journal.Fault = Fault.Fail;
        entity.Tell(new ReportSuccess(Id, 1, "3", Seconds(1)), Executor);
        Executor.ExpectMsg<TaskOutcomeUnknown>();
        ExpectTerminated(entity);
        Bed.Journal.Release();

        Report(Entity(), new ReportSuccess(Id, 1, "3", Seconds(1)));

        Assert.Equal(TaskPhase.Success, Row().Phase);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_revocation_that_failed_gives_the_truth_when_it_is_asked_for_again(bool wasStored)
    {
        var entity = Fails(wasStored ? Fault.CommitThenFail : Fault.Fail, Submitted(), new RevokeTask(Id, Terminate: false));

        Assert.Equal(new TaskRevokeAccepted(Id, false), Ask<TaskReply>(entity, new RevokeTask(Id, Terminate: false)));
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskRevoked)], History());
    }

    [Fact]
    public void Of_two_incarnations_of_a_task_only_one_stores_its_start()
    {
        var stale = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        var current = Entity("node:2#5");
        Ask<TaskAccepted>(current, new SubmitTask(Id, Samples.Call()));
        Executor.ExpectMsg<RequestSlot>();
        Grant(current);
        Executor.ExpectMsg<RunAttempt>();

        Watch(stale);
        Grant(stale);

        Executor.ExpectMsg<TaskOutcomeUnknown>();
        ExpectTerminated(stale);
        Assert.Equal("node:2#5", Row().Worker);
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted)], History());
    }

    /// <summary>Sends a command that fails to be stored; the entity of the next incarnation.</summary>
    private IActorRef Fails(Fault fault, IActorRef entity, TaskCommand command)
    {
        Watch(entity);
        Settle(entity);
        Bed.Journal.Fault = fault;
        Assert.Equal(Id, Ask<TaskOutcomeUnknown>(entity, command).TaskId);
        ExpectTerminated(entity);
        Bed.Journal.Release();
        while (Executor.HasMessages)
            Executor.ExpectMsg<IWireMessage>();
        return Entity();
    }
}
