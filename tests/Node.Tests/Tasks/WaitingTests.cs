using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>A task from its submission until it is given a worker.</summary>
public sealed class WaitingTests : TaskStage
{
    [Fact]
    public void A_submission_is_answered_only_after_it_is_durable()
    {
        Bed.Journal.Fault = Fault.Hold;
        var entity = Entity();
        entity.Tell(new SubmitTask(Id, Samples.Call()), Caller);
        Bed.Journal.AwaitHeld();
        Silent(Caller);
        Silent(Executor);

        Bed.Journal.Release();

        Caller.ExpectMsg(new TaskAccepted(Id));
        Assert.Equal([nameof(TaskSubmitted)], History());
        Executor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
    }

    [Fact]
    public void The_same_call_again_is_accepted_and_another_call_is_refused_without_an_event()
    {
        var entity = Submitted();

        Assert.Equal(new TaskAccepted(Id), Ask<TaskReply>(entity, new SubmitTask(Id, Samples.Call())));
        Assert.Equal(
            new TaskRefused(Id, TaskRefusal.IdTaken, TaskPhase.Pending),
            Ask<TaskReply>(entity, new SubmitTask(Id, Samples.Call("another") with { ArgsJson = "[3]" })));
        Assert.Single(History());
        Executor.ExpectMsg<RequestSlot>();
        Silent(Executor);
    }

    [Fact]
    public void A_countdown_asks_for_a_worker_exactly_at_its_time()
    {
        var entity = Submitted(Samples.Call() with { Eta = Now + Seconds(30) });

        Advance(29.999);
        Settle(entity);
        Silent(Executor);

        Advance(0.001);
        Executor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
    }

    [Fact]
    public void A_task_that_is_stopped_while_it_waits_for_a_worker_gives_its_place_back()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();

        StopEntityNow(entity);

        Executor.ExpectMsg(new ReturnSlot(Id));
    }

    [Fact]
    public void A_worker_granted_too_early_is_given_back()
    {
        var entity = Submitted(Samples.Call() with { Eta = Now + Seconds(30) });

        Grant(entity);

        Executor.ExpectMsg(new ReturnSlot(Id));
        Assert.Single(History());
    }

    [Fact]
    public void A_task_of_a_later_hour_leaves_and_its_row_remembers_it()
    {
        var eta = Now + Seconds(3600);
        Submitted(Samples.Call() with { Eta = eta });

        ExpectPassivation();
        Assert.Equal(StoredTime.ToMicroseconds(eta), Bed.Number("SELECT wake_at FROM tasks"));
    }

    [Fact]
    public void A_task_that_expires_while_it_waits_for_a_worker_is_revoked_at_that_time()
    {
        var entity = Submitted(Samples.Call() with { Expires = Now + Seconds(20) });
        Executor.ExpectMsg<RequestSlot>();

        Advance(19.999);
        Settle(entity);
        Silent(Executor);
        Advance(0.001);

        Executor.ExpectMsg(new ReturnSlot(Id));
        ExpectPassivation();
        Assert.Equal((TaskPhase.Revoked, RevokeReason.Expired), (Row().Phase, Row().RevokeReason));
    }

    [Fact]
    public void A_task_that_expires_before_its_time_comes_never_asks_for_a_worker()
    {
        Submitted(Samples.Call() with { Eta = Now + Seconds(50), Expires = Now + Seconds(10) });

        Advance(10);
        ExpectPassivation();
        Silent(Executor);
        Assert.Equal(RevokeReason.Expired, Row().RevokeReason);
    }

    [Fact]
    public void A_worker_that_comes_after_the_expiry_is_given_back()
    {
        var entity = Submitted(Samples.Call() with { Expires = Now + Seconds(3600) });
        Executor.ExpectMsg<RequestSlot>();

        Advance(3600);
        Grant(entity);

        Executor.ExpectMsg(new ReturnSlot(Id));
        ExpectPassivation();
        Assert.Equal(RevokeReason.Expired, Row().RevokeReason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void A_task_that_waits_is_revoked_at_once(int countdown)
    {
        var entity = Submitted(Samples.Call() with { Eta = countdown == 0 ? null : Now + Seconds(countdown) });
        if (countdown == 0)
            Executor.ExpectMsg<RequestSlot>();

        Assert.Equal(new TaskRevokeAccepted(Id, false), Ask<TaskReply>(entity, new RevokeTask(Id, Terminate: false)));

        ExpectPassivation();
        if (countdown == 0)
            Executor.ExpectMsg(new ReturnSlot(Id));
        Advance(60);
        Settle(entity);
        Silent(Executor);
    }

    [Fact]
    public void A_worker_granted_while_the_revocation_was_stored_is_given_back()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        Ask<TaskRevokeAccepted>(entity, new RevokeTask(Id, Terminate: true));
        Executor.ExpectMsg<ReturnSlot>();

        Grant(entity);

        Executor.ExpectMsg(new ReturnSlot(Id));
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskRevoked)], History());
    }

    [Fact]
    public void A_wake_up_asks_again_and_a_second_grant_starts_nothing()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        entity.Tell(new WakeTask(Id), Waker);
        entity.Tell(new WakeTask(Id), Waker);
        Executor.ExpectMsg<RequestSlot>();
        Executor.ExpectMsg<RequestSlot>();

        Grant(entity);
        Grant(entity);

        Executor.ExpectMsg<RunAttempt>();
        Executor.ExpectMsg(new ReturnSlot(Id));
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted)], History());
    }

    [Fact]
    public void An_id_that_nobody_submitted_is_unknown_and_leaves()
    {
        var entity = Entity();

        Assert.Equal(
            new TaskRefused(Id, TaskRefusal.UnknownTask, TaskPhase.Unknown),
            Ask<TaskReply>(entity, new RevokeTask(Id, Terminate: false)));
        ExpectPassivation();
        StopEntityNow(entity);
        Silent(Region);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_task_that_got_work_while_it_was_leaving_is_woken_again(int countdown)
    {
        var entity = Entity();
        Ask<TaskRefused>(entity, new RevokeTask(Id, Terminate: false));
        ExpectPassivation();
        Ask<TaskAccepted>(entity, new SubmitTask(Id, Samples.Call() with { Eta = Now + Seconds(countdown) }));

        StopEntityNow(entity);

        Region.ExpectMsg(new WakeTask(Id));
    }

    [Fact]
    public void A_task_that_is_stopped_with_its_shard_is_not_woken_by_itself()
    {
        var entity = Submitted(Samples.Call() with { Eta = Now + Seconds(30) });

        StopEntityNow(entity);

        Silent(Region);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void A_task_that_waits_when_its_shard_is_taken_away_is_woken_at_its_new_home(int countdown)
    {
        var entity = Submitted(Samples.Call() with { Eta = Now + Seconds(countdown) });

        StopEntityNow(entity);

        HandOffs.ExpectMsg(new WakeTask(Id));
        Silent(Region);
    }

    [Fact]
    public void A_task_that_is_far_off_when_its_shard_is_taken_away_is_left_to_the_index()
    {
        StopEntityNow(Submitted(Samples.Call() with { Eta = Now + Seconds(3600) }));

        Silent(HandOffs);
    }
}
