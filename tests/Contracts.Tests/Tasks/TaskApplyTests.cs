using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.Tests.Serialization;
using ActorScheduler.Contracts.WakeUps;
using CsCheck;
using static ActorScheduler.Contracts.Tests.Tasks.TaskSamples;

namespace ActorScheduler.Contracts.Tests.Tasks;

public class TaskApplyTests
{
    [Fact]
    public void Every_event_in_every_order_and_at_every_time_is_accepted_and_leaves_a_wake_up_time_if_something_is_left() =>
        EventGen.TaskEvent.Array[1, 8].Sample(
            history =>
            {
                var state = TaskState.Replay(history);
                var open = (state.Phase != TaskPhase.Unknown && !state.Phase.IsFinal()) || state.PendingReplacement is not null;
                if (state.Phase != TaskPhase.Unknown)
                    Assert.Equal(open, WakeUpPolicy.Default.For(state) is not null);
            },
            iter: 5000);

    [Fact]
    public void A_lost_attempt_is_due_at_once_and_keeps_its_number()
    {
        var lost = TaskSituation.Again.State;
        Assert.Equal((TaskPhase.Pending, 1, 1, T0.AddSeconds(4)), (lost.Phase, lost.Attempt, lost.LostAttempts, lost.DueAt));
        Assert.Null(lost.StartedAt);
    }

    [Fact]
    public void A_task_is_due_at_its_eta_or_else_when_it_was_submitted()
    {
        Assert.Equal(Now.AddHours(1), TaskSituation.Waiting.State.DueAt);
        Assert.Equal(T0, TaskSituation.Due.State.DueAt);
    }

    [Fact]
    public void A_result_an_error_and_a_reason_are_kept_where_they_belong()
    {
        var (success, failure, retry, revoked) =
            (TaskSituation.Succeeded.State, TaskSituation.Failed.State, TaskSituation.RetryDue.State, TaskSituation.Revoked.State);
        Assert.Equal(("7", (TaskFailureInfo?)null, Second), (success.ResultJson, success.Failure, success.Runtime!.Value));
        Assert.Equal((null, Failure, Second), (failure.ResultJson, failure.Failure, failure.Runtime!.Value));
        Assert.Equal((Failure, 1), (retry.Failure, retry.Retries));
        Assert.Equal(Now.AddMinutes(-1), retry.RetriedAt);
        Assert.Equal(RevokeReason.Terminated, revoked.RevokeReason);
        Assert.Null(retry.Apply(new TaskStarted(Now, 2, Worker)).Failure);
    }

    [Fact]
    public void A_waiting_task_is_woken_for_its_end_if_that_comes_before_its_start()
    {
        var state = TaskState.Replay([new TaskSubmitted(T0, Call with { Eta = T0.AddHours(5), Expires = T0.AddHours(3) })]);
        Assert.Equal(T0.AddHours(3), WakeUpPolicy.Default.For(state));
    }

    [Fact]
    public void A_delay_that_no_calendar_holds_ends_at_the_calendars_end()
    {
        var report = new ReportFailure(Id, 2, Failure, Second, TimeSpan.MaxValue, 0);
        var decision = TaskDecider.Decide(TaskSituation.Running.State, report, Now);
        Assert.Equal(9999, Assert.IsType<TaskRetryScheduled>(decision.Event).Due.Year);
    }

    [Fact]
    public void What_is_finer_than_a_microsecond_is_cut_before_it_is_stored()
    {
        var running = TaskSituation.Running.State;
        var fine = new TimeSpan(10_000_007);
        var retry = TaskDecider.Decide(running, new ReportFailure(Id, 2, Failure, fine, fine, 0), Now).Event!;
        var success = TaskDecider.Decide(running, new ReportSuccess(Id, 2, "7", fine), Now).Event!;
        Assert.Equal(Now.AddSeconds(1), Assert.IsType<TaskRetryScheduled>(retry).Due);
        Assert.Equal(Second, Assert.IsType<TaskSucceeded>(success).Runtime);
    }
}
