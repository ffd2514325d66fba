using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.PeriodicTasks;

/// <summary>Occurrences: when they come, and that each is one task.</summary>
public sealed class FiringTests : PeriodicStage
{
    [Fact]
    public void It_fires_at_its_times_exactly()
    {
        var start = Now;
        var entity = Created(Samples.Every(10));
        for (var i = 1; i <= 5; i++)
        {
            Advance(9.999);
            Settle(entity);
            Silent(Region);
            Advance(0.001);
            Accept(entity, ExpectSubmit(start + Seconds(10 * i)));
        }

        Assert.Equal((5, start + Seconds(50), start + Seconds(60)), (Row().TotalRunCount, Row().LastNominal, Row().NextDue));
    }

    [Fact]
    public void An_occurrence_is_submitted_until_it_is_accepted_and_only_then_recorded()
    {
        var due = Now + Seconds(10);
        var entity = Created(Samples.Every(10));
        Advance(10);
        var first = ExpectSubmit(due);
        for (var i = 0; i < 3; i++)
        {
            Advance(2);
            Assert.Equal(first, ExpectSubmit(due));
        }

        Assert.Equal([nameof(PeriodicTaskCreated)], History());
        entity.Tell(new TaskOutcomeUnknown(first.TaskId, "the disk"), Region);
        entity.Tell(new TaskAccepted("another"), Region);
        Settle(entity);
        Advance(2);
        Assert.Equal(first, ExpectSubmit(due));
        Assert.Equal([nameof(PeriodicTaskCreated)], History());

        Accept(entity, first);
        Assert.Equal([nameof(PeriodicTaskCreated), nameof(PeriodicTaskFired)], History());
    }

    [Fact]
    public void A_refusal_means_that_the_task_is_there_already()
    {
        var due = Now + Seconds(10);
        var entity = Created(Samples.Every(10));
        Advance(10);

        entity.Tell(new TaskRefused(ExpectSubmit(due).TaskId, TaskRefusal.IdTaken, TaskPhase.Success), Region);

        AwaitCondition(() => Row().TotalRunCount == 1, Seconds(20));
    }

    [Fact]
    public void An_answer_that_comes_twice_is_recorded_once()
    {
        var due = Now + Seconds(10);
        var entity = Created(Samples.Every(10));
        Advance(10);
        var submit = ExpectSubmit(due);
        Accept(entity, submit);

        entity.Tell(new TaskAccepted(submit.TaskId), Region);
        Settle(entity);

        Assert.Equal(2, History().Length);
    }

    [Fact]
    public void After_dying_between_submit_and_record_the_same_task_is_submitted_again()
    {
        var due = Now + Seconds(10);
        var entity = Created(Samples.Every(10));
        Advance(10);
        var first = ExpectSubmit(due);
        Crash(entity);
        Advance(5);

        entity = Entity();
        entity.Tell(new WakePeriodicTask(Id), Waker);

        Assert.Equal(first, ExpectSubmit(due));
        Accept(entity, first);
        Assert.Equal((1, due + Seconds(10)), (Row().TotalRunCount, Row().NextDue));
    }

    [Fact]
    public void After_a_record_that_was_stored_unheard_the_next_occurrence_follows()
    {
        var due = Now + Seconds(10);
        var entity = Created(Samples.Every(10));
        Advance(10);
        var submit = ExpectSubmit(due);
        Watch(entity);
        Bed.Journal.Fault = Fault.CommitThenFail;
        entity.Tell(new TaskAccepted(submit.TaskId), Region);
        ExpectTerminated(entity);
        Bed.Journal.Release();
        Region.ExpectMsg<PeriodicTaskOutcomeUnknown>();

        entity = Entity();
        entity.Tell(new WakePeriodicTask(Id), Waker);
        Settle(entity);
        Silent(Region);
        Advance(10);
        ExpectSubmit(due + Seconds(10));
    }

    [Fact]
    public void After_a_long_stop_one_occurrence_stands_for_all_that_were_missed()
    {
        var start = Now;
        StopEntityNow(Created(Samples.Every(10)));
        Advance(1003);

        var entity = Entity();
        entity.Tell(new WakePeriodicTask(Id), Waker);
        Accept(entity, ExpectSubmit(start + Seconds(10)));
        Silent(Region);

        Assert.Equal((1, start + Seconds(1010)), (Row().TotalRunCount, Row().NextDue));
        Advance(7);
        ExpectSubmit(start + Seconds(1010));
    }

    [Fact]
    public void One_that_is_far_from_due_leaves_and_fires_on_time_when_it_is_woken_ahead()
    {
        var due = Now + Seconds(3600);
        var entity = Created(Samples.Every(3600));
        ExpectPassivation();
        StopEntityNow(entity);
        Advance(3595);

        entity = Entity();
        entity.Tell(new WakePeriodicTask(Id), Waker);
        entity.Tell(new WakePeriodicTask(Id), Waker);
        Settle(entity);
        Silent(Region);
        Advance(5);

        ExpectSubmit(due);
        Settle(entity);
        Silent(Region);
    }

    [Fact]
    public void An_edit_waits_until_the_occurrence_that_is_being_submitted_is_recorded()
    {
        var due = Now + Seconds(10);
        var entity = Created(Samples.Every(10));
        Advance(10);
        var submit = ExpectSubmit(due);
        entity.Tell(new UpdatePeriodicTask(Id, new PeriodicTaskPatch { Enabled = false }), Caller);
        entity.Tell(new DeletePeriodicTask(Id), Caller);
        Settle(entity);
        Silent(Caller);

        entity.Tell(new TaskAccepted(submit.TaskId), Region);

        Caller.ExpectMsg<PeriodicTaskAccepted>();
        Caller.ExpectMsg<PeriodicTaskAccepted>();
        Assert.Equal(
            [nameof(PeriodicTaskCreated), nameof(PeriodicTaskFired), nameof(PeriodicTaskUpdated), nameof(PeriodicTaskDeleted)], History());
    }

    // The one before it may have submitted the occurrence and died before it could record it.
    [Fact]
    public void An_edit_that_comes_to_one_whose_time_has_come_waits_for_that_occurrence()
    {
        var due = Now + Seconds(10);
        StopEntityNow(Created(Samples.Every(10)));
        Advance(12);

        var entity = Entity();
        entity.Tell(new UpdatePeriodicTask(Id, new PeriodicTaskPatch { Enabled = false }), Caller);
        var submit = ExpectSubmit(due);
        Settle(entity);
        Silent(Caller);
        entity.Tell(new TaskAccepted(submit.TaskId), Region);

        Caller.ExpectMsg<PeriodicTaskAccepted>();
        Assert.Equal([nameof(PeriodicTaskCreated), nameof(PeriodicTaskFired), nameof(PeriodicTaskUpdated)], History());
    }

    [Fact]
    public void One_that_is_woken_answers_when_its_occurrence_is_recorded_and_sleeps_until_the_next()
    {
        var due = Now + Seconds(3600);
        var created = Created(Samples.Every(3600));
        ExpectPassivation();
        StopEntityNow(created);
        Advance(3595);
        var entity = Entity();
        entity.Tell(new WakePeriodicTask(Id), Waker);
        Settle(entity);
        Silent(Waker);
        Advance(5);

        Accept(entity, ExpectSubmit(due));

        Waker.ExpectMsg(new WakeUpAnswer(WakeUpKind.PeriodicTask, "1"));
        ExpectPassivation();
        Silent(Waker);
    }
}
