using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>Tasks whose app is not on the node that holds them, or on none.</summary>
public sealed class AppElsewhereTests : TaskStage
{
    public AppElsewhereTests()
    {
        RunsElsewhere = true;
        Workers = new WorkerSlots(4);
        OtherNodes[OtherProcess] = OtherExecutor;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(30)]
    public void A_task_that_is_submitted_while_no_node_has_its_app_is_not_kept_in_memory(int countdown)
    {
        var due = Now + Seconds(countdown);

        Submitted(Samples.Call() with { Eta = due });

        ExpectPassivation();
        Silent(Executor);
        Assert.Equal(0, Waiting.Waiting);
        Assert.Equal(StoredTime.ToMicroseconds(due), Bed.Number("SELECT wake_at FROM tasks"));
        Assert.Equal(Lanes.Of(new LaneOwner(Samples.Call().Name, Samples.Call().QueueName), isHeld: false), Bed.Number("SELECT wake_partition FROM tasks"));
    }

    [Fact]
    public void A_task_that_is_woken_while_no_node_has_its_app_leaves_again_and_stores_nothing()
    {
        StopEntityNow(Submitted());
        ExpectPassivation();
        Advance(60);

        Woken();

        ExpectPassivation();
        Waker.ExpectMsg(new WakeUpAnswer(WakeUpKind.Task, Id, RowStays: true));
        Assert.Single(History());
        Assert.Equal(0, Waiting.Waiting);
    }

    [Fact]
    public void A_task_whose_node_is_out_of_reach_when_it_comes_due_looks_for_it_once_more_before_it_leaves()
    {
        var entity = SubmittedWhileANodeHadItsApp(countdown: 20);
        Advance(20);
        Settle(entity);
        Assert.False(Shard.HasMessages);

        Advance(5);

        ExpectPassivation();
        Silent(OtherExecutor);
        Assert.Equal(0, Waiting.Waiting);
    }

    [Fact]
    public void A_task_runs_on_a_node_that_is_only_out_of_reach_for_a_moment()
    {
        var entity = SubmittedWhileANodeHadItsApp(countdown: 20);
        Advance(20);
        Settle(entity);
        Executors.RunsAt = OtherExecutor;

        Advance(5);

        OtherExecutor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
    }

    [Fact]
    public void A_task_that_sleeps_runs_on_the_node_that_comes()
    {
        StopEntityNow(Submitted());
        ExpectPassivation();
        Advance(60);
        var entity = Woken(OtherExecutor);

        OtherExecutor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
        entity.Tell(new SlotGranted(Id, OtherProcess), OtherExecutor);

        Assert.Equal((1, false), OtherExecutor.ExpectMsg<RunAttempt>() is var run ? (run.Attempt, run.HoldsWorker) : default);
        Waker.ExpectMsg(new WakeUpAnswer(WakeUpKind.Task, Id));
        Assert.Equal((TaskPhase.Started, OtherProcess), (Row().Phase, Row().Worker));
        Assert.Equal(Partitions.Of(Id), Bed.Number("SELECT wake_partition FROM tasks"));
        Silent(Executor);
    }

    [Fact]
    public void A_task_that_expired_while_no_node_had_its_app_is_revoked_when_it_is_woken()
    {
        StopEntityNow(Submitted(Samples.Call() with { Expires = Now + Seconds(7) }));
        ExpectPassivation();
        Advance(9);

        Woken();

        ExpectPassivation();
        Waker.ExpectMsg(new WakeUpAnswer(WakeUpKind.Task, Id));
        Assert.Equal((TaskPhase.Revoked, RevokeReason.Expired), (Row().Phase, Row().RevokeReason));
    }

    [Fact]
    public void A_task_that_is_revoked_while_it_waits_elsewhere_gives_its_place_up_there()
    {
        StopEntityNow(Submitted());
        ExpectPassivation();
        var entity = Woken(OtherExecutor);
        OtherExecutor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));

        Ask<TaskRevokeAccepted>(entity, new RevokeTask(Id, Terminate: false));

        OtherExecutor.ExpectMsg(new ReturnSlot(Id));
    }

    private IActorRef SubmittedWhileANodeHadItsApp(int countdown)
    {
        var entity = Entity();
        Executors.RunsAt = OtherExecutor;
        Ask<TaskAccepted>(entity, new SubmitTask(Id, Samples.Call() with { Eta = Now + Seconds(countdown) }));
        Settle(entity);
        Executors.RunsAt = null;
        return entity;
    }

    private IActorRef Woken(IActorRef? runsAt = null)
    {
        var entity = Entity();
        Executors.RunsAt = runsAt;
        entity.Tell(new WakeTask(Id), Waker);
        return entity;
    }
}
