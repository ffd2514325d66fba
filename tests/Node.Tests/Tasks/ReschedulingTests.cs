using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>A waiting task whose start is moved.</summary>
public sealed class ReschedulingTests : TaskStage
{
    [Theory]
    [InlineData(30, 10)]
    [InlineData(10, 30)]
    public void A_task_in_memory_starts_at_its_new_time_and_not_at_the_old_one(int before, int after)
    {
        var entity = Submitted(Samples.Call() with { Eta = Now + Seconds(before) });
        var due = Now + Seconds(after);

        Assert.Equal(new TaskRescheduleAccepted(Id, due), Ask<TaskReply>(entity, new RescheduleTask(Id, due)));

        Advance(after - 0.001);
        Settle(entity);
        Silent(Executor);
        Advance(0.001);
        Executor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskRescheduled)], History());
    }

    [Fact]
    public void A_sleeping_task_that_is_to_run_now_asks_for_a_worker_at_once()
    {
        StopEntityNow(Submitted(Samples.Call() with { Eta = Now + Seconds(86_400) }));

        var entity = Entity();
        Assert.Equal(new TaskRescheduleAccepted(Id, Now), Ask<TaskReply>(entity, new RescheduleTask(Id, null)));

        Executor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
        Grant(entity);
        Assert.Equal(1, Executor.ExpectMsg<RunAttempt>().Attempt);
        Advance(60);
        Settle(entity);
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskRescheduled), nameof(TaskStarted)], History());
    }

    [Fact]
    public void A_task_that_is_moved_beyond_the_active_window_leaves_and_its_row_tells_when_to_wake_it()
    {
        var entity = Submitted(Samples.Call() with { Eta = Now + Seconds(5) });
        var due = Now + Seconds(86_400);

        Ask<TaskRescheduleAccepted>(entity, new RescheduleTask(Id, due));

        ExpectPassivation();
        Advance(10);
        Settle(entity);
        Silent(Executor);
        Assert.Equal(due, Row().Submission!.Eta);
        Assert.Equal(due, Row().DueAt);
        Assert.Equal(StoredTime.ToMicroseconds(due), Bed.Number($"SELECT wake_at FROM tasks WHERE id = '{Id}'"));
    }

    [Fact]
    public void A_task_that_stands_in_the_queue_for_a_worker_gives_up_its_place_when_it_is_moved()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();

        Ask<TaskRescheduleAccepted>(entity, new RescheduleTask(Id, Now + Seconds(20)));
        Executor.ExpectMsg(new ReturnSlot(Id));

        // The grant may have been on its way.
        Grant(entity);
        Executor.ExpectMsg(new ReturnSlot(Id));
        Advance(20);
        Executor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskRescheduled)], History());
    }

    [Fact]
    public void A_task_that_waits_for_its_retry_is_moved_too()
    {
        var entity = Started(Samples.Call() with { Retry = new RetryPolicy(1, Seconds(600), Seconds(600)) });
        Report(entity, new ReportFailure(Id, 1, new TaskFailureInfo("E", "m", "t"), Seconds(1), null, 0));

        Ask<TaskRescheduleAccepted>(entity, new RescheduleTask(Id, null));

        Executor.FishForMessage(message => message is RequestSlot);
        Grant(entity);
        Assert.Equal(2, Executor.ExpectMsg<RunAttempt>().Attempt);
    }

    [Fact]
    public void The_answer_waits_for_the_disk_and_the_same_request_again_is_answered_without_an_event()
    {
        var entity = Submitted(Samples.Call() with { Eta = Now + Seconds(30) });
        var command = new RescheduleTask(Id, null) { Shift = Seconds(5), RequestId = "r1" };
        Bed.Journal.Fault = Fault.Hold;
        entity.Tell(command, Caller);
        Bed.Journal.AwaitHeld();
        Silent(Caller);
        Bed.Journal.Release();

        var accepted = new TaskRescheduleAccepted(Id, Now + Seconds(35)) { ByThisRequest = true };
        Caller.ExpectMsg(accepted);
        StopEntityNow(entity);
        Assert.Equal(accepted, Ask<TaskReply>(Entity(), command));
        Assert.Equal(2, History().Length);
    }

    [Fact]
    public void A_running_a_finished_and_an_expired_task_are_left_alone()
    {
        var entity = Started();
        Assert.Equal(new TaskRefused(Id, TaskRefusal.AlreadyStarted, TaskPhase.Started), Ask<TaskReply>(entity, new RescheduleTask(Id, null)));
        Report(entity, new ReportSuccess(Id, 1, "1", Seconds(1)));
        Assert.Equal(new TaskRefused(Id, TaskRefusal.AlreadyFinished, TaskPhase.Success), Ask<TaskReply>(entity, new RescheduleTask(Id, null)));

        var expires = Now + Seconds(40);
        var other = Entity(id: "t2");
        Ask<TaskAccepted>(other, new SubmitTask("t2", Samples.Call() with { Eta = Now + Seconds(30), Expires = expires }));
        Assert.Equal(
            new TaskRefused("t2", TaskRefusal.PastExpires, TaskPhase.Pending) { Expires = expires },
            Ask<TaskReply>(other, new RescheduleTask("t2", expires)));
        Assert.Equal([nameof(TaskSubmitted)], History("t2"));
    }

    [Fact]
    public void A_task_that_was_leaving_when_it_was_moved_is_woken_again()
    {
        var entity = Submitted(Samples.Call() with { Eta = Now + Seconds(3600) });
        ExpectPassivation();
        Ask<TaskRescheduleAccepted>(entity, new RescheduleTask(Id, null));

        StopEntityNow(entity);

        Region.ExpectMsg(new WakeTask(Id));
    }
}
