using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>A task that is changed before it runs: another one takes its place.</summary>
public sealed class ReplacingTests : TaskStage
{
    private const string NewId = "t2";

    private static ReplaceTask Replace { get; } = new(Id, NewId, Samples.Call("f2"));

    [Fact]
    public void The_caller_hears_only_after_the_new_task_is_accepted()
    {
        var entity = Replaced();
        Silent(Caller);

        entity.Tell(new TaskAccepted(NewId), Region);

        Caller.ExpectMsg(new TaskReplaceAccepted(Id, NewId));
        ExpectPassivation();
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskReplaced), nameof(TaskReplacementSubmitted)], History());
        Assert.Equal((TaskPhase.Revoked, RevokeReason.Replaced, NewId), (Row().Phase, Row().RevokeReason, Row().ReplacedBy));
        Executor.ExpectMsg(new ReturnSlot(Id));
    }

    [Fact]
    public void The_new_task_is_submitted_again_until_it_answers()
    {
        var entity = Replaced();
        for (var i = 0; i < 3; i++)
        {
            Advance(2);
            Region.ExpectMsg(new SubmitTask(NewId, Samples.Call("f2")));
        }

        entity.Tell(new TaskAccepted(NewId), Region);
        Caller.ExpectMsg<TaskReplaceAccepted>();
        Advance(2);
        Settle(entity);
        Silent(Region);
    }

    [Fact]
    public void An_unknown_outcome_of_the_new_task_is_not_taken_for_an_answer()
    {
        var entity = Replaced();

        entity.Tell(new TaskOutcomeUnknown(NewId, "the disk"), Region);
        Settle(entity);
        Silent(Caller);

        Advance(2);
        Region.ExpectMsg<SubmitTask>();
    }

    [Fact]
    public void A_refusal_of_the_new_task_is_what_the_caller_hears()
    {
        var entity = Replaced();
        var refusal = new TaskRefused(NewId, TaskRefusal.IdTaken, TaskPhase.Pending);

        entity.Tell(refusal, Region);

        Caller.ExpectMsg(refusal);
        ExpectPassivation();
    }

    [Fact]
    public void All_who_ask_for_the_same_replacement_hear_and_another_one_is_refused()
    {
        var entity = Replaced();
        var second = CreateTestProbe();
        entity.Tell(Replace, second);
        Region.ExpectMsg<SubmitTask>();
        Assert.Equal(
            new TaskRefused(Id, TaskRefusal.AlreadyFinished, TaskPhase.Revoked),
            Ask<TaskReply>(entity, new ReplaceTask(Id, "t3", Samples.Call("f3"))));

        entity.Tell(new TaskAccepted(NewId), Region);

        Caller.ExpectMsg<TaskReplaceAccepted>();
        second.ExpectMsg<TaskReplaceAccepted>();
    }

    [Fact]
    public void An_answer_of_any_other_task_means_nothing()
    {
        var entity = Replaced();

        entity.Tell(new TaskAccepted("t9"), Region);
        Settle(entity);
        Silent(Caller);

        Advance(2);
        Region.ExpectMsg<SubmitTask>();
        Assert.Equal(2, History().Length);
    }

    [Fact]
    public void After_a_crash_the_new_task_is_submitted_again_and_the_same_command_waits_for_it()
    {
        Crash(Replaced());
        var entity = Entity();
        entity.Tell(Replace, Caller);

        Region.ExpectMsg(new SubmitTask(NewId, Samples.Call("f2")));
        Silent(Caller);
        entity.Tell(new TaskAccepted(NewId), Region);
        Caller.ExpectMsg(new TaskReplaceAccepted(Id, NewId));

        Assert.Equal(new TaskReplaceAccepted(Id, NewId), Ask<TaskReply>(entity, Replace));
        Silent(Region);
    }

    [Fact]
    public void A_task_that_runs_is_not_replaced()
    {
        var entity = Started();

        Assert.Equal(new TaskRefused(Id, TaskRefusal.AlreadyStarted, TaskPhase.Started), Ask<TaskReply>(entity, Replace));
        Executor.ExpectMsg<QueryAttempt>();
    }

    private IActorRef Replaced()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        entity.Tell(Replace, Caller);
        Region.ExpectMsg(new SubmitTask(NewId, Samples.Call("f2")));
        return entity;
    }
}
