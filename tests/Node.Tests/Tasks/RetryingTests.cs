using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>A failed or revoked task that someone asks to run again.</summary>
public sealed class RetryingTests : TaskStage
{
    private static readonly TaskFailureInfo Failure = new("E", "m", "t");

    [Fact]
    public void A_failed_task_runs_again_with_the_next_number_and_all_of_its_retries()
    {
        var entity = Failed(new RetryPolicy(1, Seconds(1), Seconds(1)), failures: 2);

        Assert.Equal(new TaskRetryAccepted(Id), Ask<TaskReply>(entity, new RetryTask(Id, "r1", "ops")));

        Executor.FishForMessage(message => message is RequestSlot);
        Assert.Equal((TaskPhase.Pending, 2, 0, (TaskFailureInfo?)null, (DateTimeOffset?)null), Shown());
        Grant(entity);
        Assert.Equal(3, Executor.ExpectMsg<RunAttempt>().Attempt);
        Report(entity, new ReportFailure(Id, 3, Failure, Seconds(1), null, 0));
        Assert.Equal(TaskPhase.Retry, Row().Phase);

        (TaskPhase, int, int, TaskFailureInfo?, DateTimeOffset?) Shown()
        {
            var row = Row();
            return (row.Phase, row.Attempt, row.Retries, row.Failure, row.FinishedAt);
        }
    }

    [Fact]
    public void A_task_that_left_memory_is_found_and_the_same_request_again_runs_it_no_second_time()
    {
        StopEntityNow(Failed());
        var entity = Entity();

        Ask<TaskRetryAccepted>(entity, new RetryTask(Id, "r1"));
        Executor.FishForMessage(message => message is RequestSlot);
        Grant(entity);
        Executor.ExpectMsg<RunAttempt>();
        Report(entity, new ReportFailure(Id, 2, Failure, Seconds(1), null, 0));
        Assert.Equal(TaskPhase.Failure, Row().Phase);
        StopEntityNow(entity);

        Assert.Equal(new TaskRetryAccepted(Id), Ask<TaskReply>(Entity(), new RetryTask(Id, "r1")));
        Silent(Executor);
        Assert.Equal(TaskPhase.Failure, Row().Phase);
        Assert.Single(History(), name => name == nameof(TaskRetryRequested));
    }

    [Fact]
    public void What_a_terminated_attempt_still_reports_does_not_end_the_one_that_was_asked_for()
    {
        var entity = Started();
        Ask<TaskRevokeAccepted>(entity, new RevokeTask(Id, Terminate: true));
        Executor.ExpectMsg(new CancelAttempt(Id, 1));
        Ask<TaskRetryAccepted>(entity, new RetryTask(Id, "r1"));
        Executor.FishForMessage(message => message is RequestSlot);
        Grant(entity);
        Assert.Equal(2, Executor.ExpectMsg<RunAttempt>().Attempt);

        Report(entity, new ReportSuccess(Id, 1, "\"late\"", Seconds(1)));

        Assert.Equal(TaskPhase.Started, Row().Phase);
        Report(entity, new ReportSuccess(Id, 2, "\"right\"", Seconds(1)));
        Assert.Equal("\"right\"", Row().ResultJson);
    }

    [Fact]
    public void A_task_that_waits_runs_or_succeeded_is_not_run_again()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        Assert.Equal(new TaskRefused(Id, TaskRefusal.NotFinished, TaskPhase.Pending), Ask<TaskReply>(entity, new RetryTask(Id, "r1")));
        Grant(entity);
        Executor.ExpectMsg<RunAttempt>();
        Assert.Equal(new TaskRefused(Id, TaskRefusal.NotFinished, TaskPhase.Started), Ask<TaskReply>(entity, new RetryTask(Id, "r1")));
        Report(entity, new ReportSuccess(Id, 1, "1", Seconds(1)));
        Assert.Equal(new TaskRefused(Id, TaskRefusal.AlreadyFinished, TaskPhase.Success), Ask<TaskReply>(entity, new RetryTask(Id, "r1")));
    }

    [Fact]
    public async Task A_task_whose_result_was_cleaned_up_is_listed_and_woken_again()
    {
        var entity = Failed();
        await Bed.Sqlite.WriteAsync(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM tasks";
            return command.ExecuteNonQuery();
        });

        Ask<TaskRetryAccepted>(entity, new RetryTask(Id, "r1"));

        Assert.Equal((TaskPhase.Pending, 1, Now), (Row().Phase, Row().Attempt, Row().RetriedAt));
        Assert.Equal(1, Bed.Number("SELECT COUNT(*) FROM tasks WHERE wake_at IS NOT NULL"));
        var counts = (await Bed.Tasks.CountAsync(default)).ByState;
        Assert.Equal((1, 0), (counts["PENDING"], counts["FAILURE"]));
    }

    private IActorRef Failed(RetryPolicy? policy = null, int failures = 1)
    {
        var entity = Started(Samples.Call() with { Retry = policy ?? RetryPolicy.None });
        for (var attempt = 1; attempt <= failures; attempt++)
        {
            if (attempt > 1)
            {
                Advance(1);
                Executor.FishForMessage(message => message is RequestSlot);
                Grant(entity);
                Executor.ExpectMsg<RunAttempt>();
            }

            Report(entity, new ReportFailure(Id, attempt, Failure, Seconds(1), null, 0));
        }

        Assert.Equal(TaskPhase.Failure, Row().Phase);
        return entity;
    }
}
