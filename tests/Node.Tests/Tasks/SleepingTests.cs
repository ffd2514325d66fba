using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Tasks;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>A task that sleeps: it is no actor, and comes back when somebody has something to tell it.</summary>
public sealed class SleepingTests : TaskStage
{
    private static readonly WakeUpAnswer Served = new(WakeUpKind.Task, Id);

    [Fact]
    public void One_that_is_woken_ahead_waits_for_its_time_and_answers_when_its_start_is_stored()
    {
        Sleeping(3600);
        Advance(3590);
        var entity = Woken();
        Settle(entity);
        Silent(Executor);
        Advance(10);
        Executor.ExpectMsg<RequestSlot>();
        Silent(Waker);

        Grant(entity);

        Executor.ExpectMsg<RunAttempt>();
        Waker.ExpectMsg(Served);
        Assert.Equal(TaskPhase.Started, Row().Phase);
    }

    [Fact]
    public void One_that_is_woken_twice_runs_once_and_answers_once()
    {
        Sleeping(3600);
        Advance(3600);
        var entity = Woken();
        entity.Tell(new WakeTask(Id), Waker);
        Executor.ExpectMsg<RequestSlot>();
        Executor.ExpectMsg<RequestSlot>();

        Grant(entity);
        Grant(entity);

        Executor.ExpectMsg<RunAttempt>();
        Executor.ExpectMsg(new ReturnSlot(Id));
        Waker.ExpectMsg(Served);
        Silent(Waker);
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted)], History());
    }

    [Fact]
    public void One_that_is_woken_long_before_its_time_sleeps_on()
    {
        Sleeping(3600);

        Woken();

        ExpectPassivation();
        Waker.ExpectMsg(Served);
    }

    [Fact]
    public void One_that_runs_says_that_its_row_stays()
    {
        var entity = Started();

        entity.Tell(new WakeTask(Id), Waker);

        Executor.ExpectMsg(new QueryAttempt(Id, 1));
        Waker.ExpectMsg(Served with { RowStays = true });
    }

    [Fact]
    public void One_that_was_woken_and_expires_before_it_has_a_worker_answers()
    {
        Sleeping(3600, expires: 3605);
        Advance(3600);
        Woken();
        Executor.ExpectMsg<RequestSlot>();

        Advance(5);

        Executor.ExpectMsg<ReturnSlot>();
        Waker.ExpectMsg(Served);
        Assert.Equal(RevokeReason.Expired, Row().RevokeReason);
    }

    [Fact]
    public void It_is_revoked_as_one_that_is_awake()
    {
        Sleeping(3600);
        var entity = Entity();

        Assert.Equal(new TaskRevokeAccepted(Id, false), Ask<TaskReply>(entity, new RevokeTask(Id, Terminate: false)));

        ExpectPassivation();
        Assert.Equal(TaskPhase.Revoked, Row().Phase);
        Assert.Equal(0, Bed.Number("SELECT count(wake_at) FROM tasks"));
    }

    [Fact]
    public void It_is_replaced_as_one_that_is_awake()
    {
        Sleeping(3600);
        var entity = Entity();
        var other = Samples.Call("another");
        entity.Tell(new ReplaceTask(Id, "t2", other), Caller);
        Assert.Equal("t2", Region.ExpectMsg<SubmitTask>().TaskId);
        entity.Tell(new TaskAccepted("t2"), Region);

        Caller.ExpectMsg<TaskReplaceAccepted>();

        ExpectPassivation();
        Assert.Equal((TaskPhase.Revoked, "t2"), (Row().Phase, Row().ReplacedBy));
    }

    [Fact]
    public void The_same_submission_again_changes_nothing_and_lets_it_sleep_on()
    {
        Sleeping(3600);
        var entity = Entity();

        Assert.Equal(new TaskAccepted(Id), Ask<TaskReply>(entity, new SubmitTask(Id, Call(3600, null))));

        ExpectPassivation();
        Assert.Single(History());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void Where_too_many_wait_one_more_sleeps_and_its_row_has_its_own_time(int countdown)
    {
        Waiting = new ResidentLimit(most: 0, mostOfLane: 0);
        var due = Now + Seconds(countdown);

        Submitted(Samples.Call() with { Eta = due });

        ExpectPassivation();
        Silent(Executor);
        Assert.Equal(StoredTime.ToMicroseconds(due), Bed.Number("SELECT wake_at FROM tasks"));
    }

    [Fact]
    public void One_that_slept_for_want_of_room_stays_when_it_is_woken()
    {
        Waiting = new ResidentLimit(most: 0, mostOfLane: 0);
        var entity = Submitted();
        ExpectPassivation();
        StopEntityNow(entity);
        Silent(Region);

        var woken = Woken();

        Executor.ExpectMsg<RequestSlot>();
        Grant(woken);
        Executor.ExpectMsg<RunAttempt>();
        Waker.ExpectMsg(Served);
    }

    [Fact]
    public void One_whose_time_is_so_near_that_a_scan_could_miss_it_waits_however_many_wait()
    {
        Waiting = new ResidentLimit(most: 0, mostOfLane: 0);

        Submitted(Samples.Call() with { Eta = Now + Seconds(2.5) });

        Advance(2.5);
        Executor.ExpectMsg<RequestSlot>();
    }

    [Fact]
    public void Where_too_many_others_wait_a_task_of_another_name_still_has_a_place()
    {
        Waiting = new ResidentLimit(most: 2, mostOfLane: 1);
        Submitted(id: "t2");
        Submitted(id: "t3");
        Executor.ExpectMsg<RequestSlot>();
        Executor.ExpectMsg<RequestSlot>();
        Submitted(id: "t4");
        ExpectPassivation();

        Submitted(Samples.Call() with { Name = "demo.other" });

        Executor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
        Assert.Equal(3, Waiting.Waiting);
    }

    [Fact]
    public void While_a_process_of_the_cluster_knows_no_lanes_it_is_stored_where_that_one_finds_it()
    {
        LanesInUse = LaneUse.None;

        Sleeping(3600);

        Assert.Equal(Partitions.Of(Id), Bed.Number("SELECT wake_partition FROM tasks"));
    }

    [Theory]
    [InlineData(3600, false)]
    [InlineData(20, true)]
    public void It_is_stored_in_the_lane_of_its_name_and_held_ones_apart(int countdown, bool isHeld)
    {
        Submitted(Call(countdown, null));

        Assert.Equal(Lanes.Of(new LaneOwner(Samples.Call().Name, Samples.Call().QueueName), isHeld), Bed.Number("SELECT wake_partition FROM tasks"));
    }

    [Fact]
    public void Each_that_waits_has_a_place_until_it_runs_ends_or_dies()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        Submitted(id: "t2");
        Executor.ExpectMsg<RequestSlot>();
        var third = Submitted(id: "t3");
        Executor.ExpectMsg<RequestSlot>();
        Assert.Equal(3, Waiting.Waiting);

        Grant(entity);
        Executor.ExpectMsg<RunAttempt>();
        Assert.Equal(2, Waiting.Waiting);
        Crash(third);
        Assert.Equal(1, Waiting.Waiting);
    }

    private void Sleeping(double countdown, double? expires = null)
    {
        var entity = Submitted(Call(countdown, expires));
        ExpectPassivation();
        StopEntityNow(entity);
    }

    private TaskSubmission Call(double countdown, double? expires) => Samples.Call() with
    {
        Eta = Now + Seconds(countdown),
        Expires = expires is { } end ? Now + Seconds(end) : null,
    };

    private IActorRef Woken()
    {
        var entity = Entity();
        entity.Tell(new WakeTask(Id), Waker);
        return entity;
    }
}
