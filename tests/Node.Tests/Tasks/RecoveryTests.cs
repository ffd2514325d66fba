using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>What a task does when it is woken after its process, or only its actor, was gone.</summary>
public sealed class RecoveryTests : TaskStage
{
    [Fact]
    public void A_task_that_is_due_asks_for_a_worker()
    {
        Crash(Submitted());
        Executor.ExpectMsg<RequestSlot>();
        Executor.ExpectMsg<ReturnSlot>();

        Woken();

        Executor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
    }

    [Fact]
    public void A_task_that_came_due_while_nobody_held_it_asks_for_a_worker()
    {
        StopEntityNow(Submitted(Samples.Call() with { Eta = Now + Seconds(3600) }));
        Advance(4000);

        Woken();

        Executor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
    }

    [Fact]
    public void A_task_that_is_woken_ahead_of_its_time_waits_for_it()
    {
        StopEntityNow(Submitted(Samples.Call() with { Eta = Now + Seconds(3600) }));
        Advance(3595);
        var entity = Woken();
        Settle(entity);
        Silent(Executor);

        Advance(5);

        Executor.ExpectMsg(new RequestSlot(Id, Samples.Call().QueueName));
    }

    [Fact]
    public void A_task_of_a_later_hour_leaves_again()
    {
        StopEntityNow(Submitted(Samples.Call() with { Eta = Now + Seconds(3600) }));
        ExpectPassivation();

        Woken();

        ExpectPassivation();
        Silent(Executor);
    }

    [Fact]
    public void A_task_that_expired_meanwhile_is_revoked()
    {
        StopEntityNow(Submitted(Samples.Call() with { Eta = Now + Seconds(3600), Expires = Now + Seconds(3601) }));
        ExpectPassivation();
        Advance(5000);

        Woken();

        ExpectPassivation();
        Assert.Equal(RevokeReason.Expired, Row().RevokeReason);
        Silent(Executor);
    }

    [Fact]
    public void An_attempt_of_an_earlier_process_is_lost_and_the_next_one_runs()
    {
        Crash(Started(worker: EarlierProcess));

        var entity = Woken();

        Executor.ExpectMsg<RequestSlot>();
        Grant(entity);
        Assert.Equal(2, Executor.ExpectMsg<RunAttempt>().Attempt);
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted), nameof(TaskAttemptLost), nameof(TaskStarted)], History());
        Assert.Equal(ThisProcess, Row().Worker);
    }

    [Fact]
    public void An_attempt_of_an_earlier_process_of_an_at_most_once_task_fails_it()
    {
        Crash(Started(Samples.Call() with { Delivery = Delivery.AtMostOnce }, EarlierProcess));

        Woken();

        ExpectPassivation();
        Assert.Equal((TaskPhase.Failure, TaskFailureInfo.WorkerLostType), (Row().Phase, Row().Failure!.Type));
        Assert.Contains(EarlierProcess, Row().Failure!.Message, StringComparison.Ordinal);
        Silent(Executor);
    }

    [Fact]
    public void A_late_outcome_of_a_lost_attempt_changes_nothing()
    {
        Crash(Started(worker: EarlierProcess));
        var entity = Woken();
        Executor.ExpectMsg<RequestSlot>();

        Report(entity, new ReportSuccess(Id, 1, "3", Seconds(1)));

        Assert.Equal(TaskPhase.Pending, Row().Phase);
    }

    [Fact]
    public void An_attempt_of_this_process_goes_on_if_the_executor_knows_it()
    {
        Crash(Started());

        var entity = Woken();

        Executor.ExpectMsg(new QueryAttempt(Id, 1));
        Report(entity, new ReportSuccess(Id, 1, "3", Seconds(1)));
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted), nameof(TaskSucceeded)], History());
    }

    [Fact]
    public void An_attempt_of_this_process_is_lost_if_the_executor_does_not_know_it()
    {
        Crash(Started());
        var entity = Woken();
        Executor.ExpectMsg(new QueryAttempt(Id, 1));

        entity.Tell(new AttemptUnknown(Id, 1), Executor);

        Executor.ExpectMsg<RequestSlot>();
        Grant(entity);
        Assert.Equal(2, Executor.ExpectMsg<RunAttempt>().Attempt);
    }

    [Fact]
    public void An_attempt_on_another_node_goes_on_if_that_node_knows_it()
    {
        Crash(Started(worker: OtherProcess));
        OtherNodes[OtherProcess] = OtherExecutor;
        var entity = Woken();
        OtherExecutor.ExpectMsg(new QueryAttempt(Id, 1));
        entity.Tell(new AttemptKnown(Id, 1), OtherExecutor);
        Settle(entity);

        Advance(60);
        Silent(OtherExecutor);
        entity.Tell(new ReportSuccess(Id, 1, "3", Seconds(1)), OtherExecutor);
        OtherExecutor.ExpectMsg(new OutcomeStored(Id, 1));
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted), nameof(TaskSucceeded)], History());
    }

    [Fact]
    public void An_attempt_on_another_node_is_asked_after_until_that_node_is_removed()
    {
        Crash(Started(worker: OtherProcess));
        OtherNodes[OtherProcess] = OtherExecutor;
        var entity = Woken();
        OtherExecutor.ExpectMsg(new QueryAttempt(Id, 1));
        Advance(2);
        OtherExecutor.ExpectMsg(new QueryAttempt(Id, 1));
        Assert.Equal(TaskPhase.Started, Row().Phase);

        OtherNodes.Clear();
        Advance(2);
        Executor.ExpectMsg<RequestSlot>();
        Assert.Equal((TaskPhase.Pending, 1), (Row().Phase, Row().LostAttempts));
        Grant(entity);
        Assert.Equal(2, Executor.ExpectMsg<RunAttempt>().Attempt);
    }

    [Fact]
    public void An_answer_that_comes_after_the_attempt_failed_does_not_hold_up_the_retry()
    {
        Crash(Started(Samples.Call() with { Retry = new RetryPolicy(1, Seconds(5), Seconds(5)) }));
        var entity = Woken();
        Executor.ExpectMsg(new QueryAttempt(Id, 1));
        Report(entity, new ReportFailure(Id, 1, new TaskFailureInfo("Boom", "", ""), Seconds(1), null, 0));
        entity.Tell(new AttemptKnown(Id, 1), Executor);
        Settle(entity);

        Advance(5);
        Executor.ExpectMsg<RequestSlot>();
    }

    [Fact]
    public void A_run_on_another_node_is_cancelled_there()
    {
        Crash(Started(worker: OtherProcess));
        OtherNodes[OtherProcess] = OtherExecutor;
        var entity = Entity();

        Ask<TaskRevokeAccepted>(entity, new RevokeTask(Id, Terminate: true));

        OtherExecutor.ExpectMsg(new CancelAttempt(Id, 1));
        Silent(Executor);
    }

    [Fact]
    public void A_running_task_is_asked_after_at_each_wake_up()
    {
        var entity = Started();

        entity.Tell(new WakeTask(Id), Waker);

        Executor.ExpectMsg(new QueryAttempt(Id, 1));
        Silent(Executor);
    }

    [Fact]
    public void A_task_that_is_lost_again_and_again_fails_in_the_end()
    {
        var call = Samples.Call();
        Crash(Started(call, "node:1#0"));
        for (var lost = 1; lost < 16; lost++)
        {
            var entity = Entity($"node:1#{lost}");
            entity.Tell(new WakeTask(Id), Waker);
            Executor.ExpectMsg<RequestSlot>();
            Grant(entity);
            Assert.Equal(lost + 1, Executor.ExpectMsg<RunAttempt>().Attempt);
            Crash(entity);
        }

        Woken();

        ExpectPassivation();
        Assert.Equal((TaskPhase.Failure, 16), (Row().Phase, Row().Attempt));
    }

    [Fact]
    public void A_task_that_has_ended_leaves_again()
    {
        var entity = Started();
        Report(entity, new ReportSuccess(Id, 1, "3", Seconds(1)));
        ExpectPassivation();
        StopEntityNow(entity);

        Woken();

        ExpectPassivation();
        Silent(Executor);
        Silent(Region);
    }

    private IActorRef Woken()
    {
        var entity = Entity();
        entity.Tell(new WakeTask(Id), Waker);
        return entity;
    }
}
