using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>A task from its start until it has ended.</summary>
public sealed class RunningTests : TaskStage
{
    private static TaskFailureInfo Boom { get; } = new("Boom", "it went", "at line 1");

    [Fact]
    public void User_code_runs_only_after_the_start_is_durable()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        Bed.Journal.Fault = Fault.Hold;
        Grant(entity);
        Bed.Journal.AwaitHeld();
        Silent(Executor);

        Bed.Journal.Release();

        var run = Executor.ExpectMsg<RunAttempt>();
        Assert.Equal((Id, 1, "demo.add", "[1, 2]"), (run.TaskId, run.Attempt, run.Name, run.ArgsJson));
        Assert.Equal((TaskPhase.Started, ThisProcess), (Row().Phase, Row().Worker));
    }

    [Fact]
    public void An_outcome_is_acknowledged_only_after_it_is_durable_and_then_the_task_leaves()
    {
        var entity = Started();
        Bed.Journal.Fault = Fault.Hold;
        entity.Tell(new ReportSuccess(Id, 1, "3", Seconds(1)), Executor);
        Bed.Journal.AwaitHeld();
        Silent(Executor);

        Bed.Journal.Release();

        Executor.ExpectMsg(new OutcomeStored(Id, 1));
        ExpectPassivation();
        Assert.Equal((TaskPhase.Success, "3"), (Row().Phase, Row().ResultJson));
        Assert.Equal(0, Bed.Number("SELECT COUNT(*) FROM tasks WHERE wake_at IS NOT NULL"));
    }

    [Fact]
    public void A_stale_outcome_changes_nothing_and_is_acknowledged()
    {
        var entity = Started();

        Report(entity, new ReportSuccess(Id, 2, "3", Seconds(1)));
        Report(entity, new ReportFailure(Id, 0, Boom, Seconds(1), null, 0));
        Report(entity, new ReportLost(Id, 7, "who knows"));

        Assert.Equal(TaskPhase.Started, Row().Phase);
        Assert.Equal(2, History().Length);
    }

    [Fact]
    public void An_outcome_that_comes_twice_is_stored_once_and_acknowledged_twice()
    {
        var entity = Started();

        Report(entity, new ReportSuccess(Id, 1, "3", Seconds(1)));
        Report(entity, new ReportSuccess(Id, 1, "3", Seconds(1)));

        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted), nameof(TaskSucceeded)], History());
    }

    [Fact]
    public void A_failure_is_retried_at_its_time_with_the_next_attempt()
    {
        var entity = Started(Samples.Call() with { Retry = new RetryPolicy(1, Seconds(10), Seconds(600)) });
        Report(entity, new ReportFailure(Id, 1, Boom, Seconds(1), null, 0));

        Advance(9.999);
        Settle(entity);
        Silent(Executor);
        Advance(0.001);

        Executor.ExpectMsg<RequestSlot>();
        Grant(entity);
        Assert.Equal(2, Executor.ExpectMsg<RunAttempt>().Attempt);
        Report(entity, new ReportFailure(Id, 2, Boom, Seconds(1), null, 0));
        Assert.Equal((TaskPhase.Failure, Boom, 1), (Row().Phase, Row().Failure, Row().Retries));
    }

    [Fact]
    public void A_retry_of_a_later_hour_leaves_until_it_is_woken()
    {
        var entity = Started(Samples.Call() with { Retry = new RetryPolicy(1, Seconds(3600), Seconds(3600)) });
        Report(entity, new ReportFailure(Id, 1, Boom, Seconds(1), null, 0));
        ExpectPassivation();
    }

    [Fact]
    public void Terminate_cancels_the_run_and_what_it_reports_then_changes_nothing()
    {
        var entity = Started();

        Assert.Equal(new TaskRevokeAccepted(Id, false), Ask<TaskReply>(entity, new RevokeTask(Id, Terminate: true)));

        Executor.ExpectMsg(new CancelAttempt(Id, 1));
        Report(entity, new ReportLost(Id, 1, "it was cancelled"));
        Assert.Equal((TaskPhase.Revoked, RevokeReason.Terminated), (Row().Phase, Row().RevokeReason));
    }

    [Fact]
    public void Revoked_without_terminate_the_run_goes_on_and_no_other_follows()
    {
        var entity = Started(Samples.Call() with { Retry = new RetryPolicy(5, Seconds(1), Seconds(1)) });

        Assert.Equal(new TaskRevokeAccepted(Id, true), Ask<TaskReply>(entity, new RevokeTask(Id, Terminate: false)));
        Assert.IsType<QueryAttempt>(Executor.ExpectMsg<object>());
        Report(entity, new ReportFailure(Id, 1, Boom, Seconds(1), null, 0));

        Assert.Equal(TaskPhase.Failure, Row().Phase);
        ExpectPassivation();
    }

    [Fact]
    public void A_task_that_has_ended_refuses_to_be_revoked()
    {
        var entity = Started();
        Report(entity, new ReportSuccess(Id, 1, "3", Seconds(1)));

        Assert.Equal(
            new TaskRefused(Id, TaskRefusal.AlreadyFinished, TaskPhase.Success),
            Ask<TaskReply>(entity, new RevokeTask(Id, Terminate: true)));
    }
}
