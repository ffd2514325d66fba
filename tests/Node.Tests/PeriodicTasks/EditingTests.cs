using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.PeriodicTasks;

/// <summary>Periodic tasks that are created, edited, ended and deleted.</summary>
public sealed class EditingTests : PeriodicStage
{
    [Fact]
    public void A_creation_is_answered_only_after_it_is_durable()
    {
        Bed.Journal.Fault = Fault.Hold;
        Entity().Tell(new CreatePeriodicTask(Id, Samples.Every(10)), Caller);
        Bed.Journal.AwaitHeld();
        Silent(Caller);

        Bed.Journal.Release();

        Caller.ExpectMsg(new PeriodicTaskAccepted(Id));
        Assert.Equal(Samples.Every(10), Row().Definition);
    }

    [Fact]
    public void A_disabled_one_leaves_and_does_not_fire_until_it_is_enabled_again()
    {
        var entity = Created(Samples.Every(10));
        Update(entity, new PeriodicTaskPatch { Enabled = false });
        ExpectPassivation();
        Advance(25);
        Settle(entity);
        Silent(Region);

        Update(entity, new PeriodicTaskPatch { Enabled = true });
        Advance(10);

        Assert.Equal(OccurrenceId.Of(Id, Now), Region.ExpectMsg<Contracts.Tasks.Commands.SubmitTask>().TaskId);
    }

    [Fact]
    public void One_that_was_enabled_while_it_was_leaving_is_woken_again()
    {
        var entity = Created(Samples.Every(10) with { Enabled = false });
        ExpectPassivation();
        Update(entity, new PeriodicTaskPatch { Enabled = true });

        entity.Tell(StopEntity.Instance);

        Shard.ExpectMsg(new WakePeriodicTask(Id));
    }

    [Fact]
    public void A_deleted_one_fires_no_more_and_is_not_known_any_more()
    {
        var entity = Created(Samples.Every(10));
        Ask<PeriodicTaskAccepted>(entity, new DeletePeriodicTask(Id));
        ExpectPassivation();
        Advance(30);
        Settle(entity);
        Silent(Region);

        var refused = new PeriodicTaskRefused(Id, PeriodicTaskRefusal.Unknown);
        Assert.Equal(refused, Ask<PeriodicTaskReply>(entity, new DeletePeriodicTask(Id)));
        Assert.Equal(refused, Ask<PeriodicTaskReply>(entity, new UpdatePeriodicTask(Id, new PeriodicTaskPatch { Enabled = false })));
        Assert.Equal(0, Bed.Number("SELECT COUNT(*) FROM periodic_tasks WHERE wake_at IS NOT NULL"));
    }

    [Fact]
    public void One_that_expired_while_nobody_held_it_does_not_make_up_for_what_it_missed()
    {
        StopEntityNow(Created(Samples.Every(10) with { Expires = Now + Seconds(35) }));
        Advance(100);

        var entity = Entity();
        entity.Tell(new WakePeriodicTask(Id), Waker);

        ExpectPassivation();
        Silent(Region);
        Assert.Equal([nameof(PeriodicTaskCreated), nameof(PeriodicTaskEnded)], History());
    }

    [Fact]
    public void Its_last_occurrence_is_the_last_before_it_expires()
    {
        var start = Now;
        var entity = Created(Samples.Every(10) with { Expires = start + Seconds(25) });
        Advance(10);
        Accept(entity, ExpectSubmit(start + Seconds(10)));
        Advance(10);
        Accept(entity, ExpectSubmit(start + Seconds(20)));

        ExpectPassivation();
        Assert.Null(Row().NextDue);
    }

    [Fact]
    public void A_name_that_another_one_has_is_refused_and_nothing_of_the_edit_is_stored()
    {
        Created(Samples.Every(50, "taken"), 2);
        var entity = Created(Samples.Every(10));

        Assert.Equal(
            new PeriodicTaskRefused(Id, PeriodicTaskRefusal.NameTaken),
            Ask<PeriodicTaskReply>(entity, new UpdatePeriodicTask(Id, new PeriodicTaskPatch { Name = "taken", Description = "new" })));

        Assert.Equal([nameof(PeriodicTaskCreated)], History());
        Assert.Equal(("beat", ""), (Row().Definition!.Name, Row().Definition!.Description));
    }

    [Fact]
    public void After_a_refused_name_it_begins_again_at_once_and_loses_no_command()
    {
        var due = Now + Seconds(10);
        Created(Samples.Every(50, "taken"), 2);
        var entity = Created(Samples.Every(10));
        Watch(entity);
        Bed.Journal.Fault = Fault.Hold;
        entity.Tell(new UpdatePeriodicTask(Id, new PeriodicTaskPatch { Name = "taken" }), Caller);
        Bed.Journal.AwaitHeld();
        var behind = new UpdatePeriodicTask(Id, new PeriodicTaskPatch { Name = "free" });
        entity.Tell(behind, Caller);
        Bed.Journal.Release();
        Caller.ExpectMsg<PeriodicTaskRefused>();

        ExpectPassivation();
        Shard.ExpectMsg(new WakePeriodicTask(Id));
        Shard.ExpectMsg(behind);
        Assert.Equal(Caller.Ref, Shard.LastSender);
        entity.Tell(StopEntity.Instance, Shard);
        ExpectTerminated(entity);

        entity = Entity();
        entity.Tell(new WakePeriodicTask(Id), Waker);
        Assert.Equal(new PeriodicTaskAccepted(Id), Ask<PeriodicTaskReply>(entity, behind));
        Advance(10);
        ExpectSubmit(due);
        Assert.Equal("free", Row().Definition!.Name);
    }

    [Fact]
    public void A_creation_under_a_taken_name_leaves_nothing_behind()
    {
        Created(Samples.Every(50, "taken"), 2);
        var schedules = Bed.Number("SELECT COUNT(*) FROM intervals");

        Assert.Equal(
            new PeriodicTaskRefused(Id, PeriodicTaskRefusal.NameTaken),
            Ask<PeriodicTaskReply>(Entity(), new CreatePeriodicTask(Id, Samples.Every(77, "taken"))));

        Assert.Null(Bed.PeriodicTasks.FindWithSequenceNr(Id));
        Assert.Equal(schedules, Bed.Number("SELECT COUNT(*) FROM intervals"));
        Assert.Empty(History());
    }

    [Fact]
    public void The_name_of_a_deleted_one_is_free()
    {
        var other = Created(Samples.Every(50, "taken"), 2);
        Ask<PeriodicTaskAccepted>(other, new DeletePeriodicTask(2));

        Created(Samples.Every(10, "taken"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_edit_that_failed_gives_the_truth_when_it_is_sent_again(bool wasStored)
    {
        var entity = Created(Samples.Every(10));
        Watch(entity);
        Bed.Journal.Fault = wasStored ? Fault.CommitThenFail : Fault.Fail;
        var edit = new UpdatePeriodicTask(Id, new PeriodicTaskPatch { Description = "new" });
        Ask<PeriodicTaskOutcomeUnknown>(entity, edit);
        ExpectTerminated(entity);
        Bed.Journal.Release();

        Assert.Equal(new PeriodicTaskAccepted(Id), Ask<PeriodicTaskReply>(Entity(), edit));
        Assert.Equal([nameof(PeriodicTaskCreated), nameof(PeriodicTaskUpdated)], History());
    }

    private void Update(IActorRef entity, PeriodicTaskPatch patch) => Ask<PeriodicTaskAccepted>(entity, new UpdatePeriodicTask(Id, patch));
}
