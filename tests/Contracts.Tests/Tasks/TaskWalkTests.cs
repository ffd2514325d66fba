using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Decisions;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.WakeUps;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>What holds in every life of a task, whatever is sent and whatever its clock does.</summary>
public class TaskWalkTests
{
    private const int Walks = 3000;

    [Fact]
    public void The_walks_come_to_every_phase_and_store_every_event()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<object, bool>();
        TaskGen.Walk.Sample(
            walk =>
            {
                foreach (var step in walk.Steps)
                    seen[step.After.Phase] = true;
                foreach (var happened in walk.Events)
                    seen[happened.GetType()] = true;
            },
            iter: Walks);
        Assert.Equal(Enum.GetValues<TaskPhase>().Length + 12, seen.Count);
    }

    [Fact]
    public void A_final_state_stays_until_someone_asks_again_and_is_reached_by_one_event() => EachWalk(walk =>
    {
        foreach (var step in walk.Steps.Where(step => step.Before.Phase.IsFinal() && !AsksAgain(step)))
        {
            Assert.True(step.Decision.Event is null or TaskReplacementSubmitted);
            var (replacement, asker) = (step.After.PendingReplacement, step.After.PendingReplacementBy);
            Assert.Equal(step.Before with { PendingReplacement = replacement, PendingReplacementBy = asker }, step.After);
        }

        var terminal = walk.Events.Count(e => e is TaskSucceeded or TaskFailed or TaskRevoked or TaskReplaced);
        var again = walk.Events.Count(e => e is TaskRetryRequested);
        Assert.Equal(again + (walk.End.Phase.IsFinal() ? 1 : 0), terminal);
        Assert.Equal(walk.End.Phase.IsFinal(), walk.End.FinishedAt is not null);
    });

    [Fact]
    public void The_events_as_they_come_back_from_the_journal_give_the_live_state() =>
        EachWalk(walk => Assert.Equal(walk.End, TaskState.Replay(walk.Events.Select(TaskWalk.Stored))));

    [Fact]
    public void The_same_command_again_stores_nothing_and_gets_the_same_answer() => EachWalk(walk =>
    {
        foreach (var step in walk.Steps)
        {
            var again = TaskDecider.Decide(step.After, step.Command, step.Now);
            Assert.Null(again.Event);
            Assert.Equal(step.Decision.Reply, again.Reply);
        }
    });

    [Fact]
    public void A_report_of_another_attempt_than_the_running_one_changes_nothing() => EachWalk(walk =>
    {
        foreach (var step in walk.Steps)
        {
            var reported = step.Command switch
            {
                ReportSuccess report => report.Attempt,
                ReportFailure report => report.Attempt,
                ReportLost report => report.Attempt,
                _ => (int?)null,
            };
            var isCurrent = step.Before.Phase == TaskPhase.Started && reported == step.Before.Attempt;
            if (reported is not null)
                Assert.Equal(isCurrent, step.Decision.Event is not null);
            if (reported is not null && !isCurrent)
                Assert.Same(step.Before, step.After);
        }
    });

    [Fact]
    public void An_attempt_starts_only_when_it_is_due_and_not_expired_and_has_the_next_number() => EachWalk(walk =>
    {
        foreach (var step in walk.Steps.Where(step => step.Decision.Event is TaskStarted))
        {
            Assert.True(step.Before.Phase.IsWaiting());
            Assert.True(step.Before.DueAt <= step.Now, "started before its time");
            Assert.False(step.Before.Submission!.Expires <= step.Now, "started after it expired");
            Assert.Equal(step.Before.Attempt + 1, Assert.IsType<TaskStarted>(step.Decision.Event).Attempt);
        }

        foreach (var step in walk.Steps.Where(step => step.Command is StartAttempt && step.Before.Phase.IsWaiting() && step.Before.DueAt <= step.Now))
            Assert.NotNull(step.Decision.Event);
    });

    [Fact]
    public void Only_a_task_that_never_began_is_replaced_and_only_one_of_the_two_can_run() => EachWalk(walk =>
    {
        var replaced = walk.Events.OfType<TaskReplaced>().ToList();
        if (replaced.Count == 0)
        {
            Assert.Null(walk.End.ReplacedBy);
            return;
        }

        Assert.Equal(walk.End.ReplacedBy, Assert.Single(replaced).NewTaskId);
        Assert.NotEqual(TaskSamples.Id, walk.End.ReplacedBy);
        Assert.DoesNotContain(walk.Events, happened => happened is TaskStarted);
        var confirmed = walk.Events.Count(happened => happened is TaskReplacementSubmitted);
        Assert.InRange(confirmed, 0, 1);
        Assert.Equal(confirmed == 0 ? replaced[0].Submission : null, walk.End.PendingReplacement);
    });

    [Fact]
    public void After_a_revoke_nothing_begins_and_terminate_ends_at_once() => EachWalk(walk =>
    {
        var revoked = false;
        foreach (var step in walk.Steps)
        {
            revoked = !AsksAgain(step) && (revoked || step is { Command: RevokeTask, Decision: { Reply: TaskRevokeAccepted, Event: not null } });
            Assert.False(revoked && step.Decision.Event is TaskStarted, "began after it was revoked");
        }

        foreach (var step in walk.Steps.Where(step => step is { Command: RevokeTask, Decision.Reply: TaskRevokeAccepted }))
        {
            if (step.Before.Requests.Contains(((RevokeTask)step.Command).RequestId))
                continue;
            var runsOn = step.Before.Phase == TaskPhase.Started && !((RevokeTask)step.Command).Terminate;
            var isOwn = step.Decision.Event is not null && ((RevokeTask)step.Command).RequestId is not null;
            Assert.Equal(new TaskRevokeAccepted(TaskSamples.Id, runsOn) { ByThisRequest = isOwn }, step.Decision.Reply);
            Assert.Equal(runsOn ? TaskPhase.Started : TaskPhase.Revoked, step.After.Phase);
        }
    });

    [Fact]
    public void Retries_and_lost_attempts_are_bounded_and_account_for_every_attempt() => EachWalk(walk =>
    {
        var end = walk.End;
        Assert.InRange(end.Retries, 0, end.Submission?.Retry.MaxRetries ?? 0);
        Assert.InRange(end.LostAttempts, 0, LostDecision.MostLostAttempts - 1);
        var since = walk.Events.Reverse().TakeWhile(e => e is not TaskRetryRequested).Count(e => e is TaskStarted);
        Assert.InRange(since, 0, 1 + end.Retries + end.LostAttempts);
        Assert.Equal(walk.Events.Count(e => e is TaskStarted), end.Attempt);
    });

    [Fact]
    public void An_at_most_once_task_is_never_begun_again_after_a_lost_attempt() => EachWalk(walk =>
    {
        if (walk.End.Submission?.Delivery != Delivery.AtMostOnce)
            return;
        Assert.DoesNotContain(walk.Events, happened => happened is TaskAttemptLost);
        var since = walk.Events.Reverse().TakeWhile(e => e is not TaskRetryRequested).Count(e => e is TaskStarted);
        Assert.InRange(since, 0, 1 + walk.End.Retries);
    });

    [Fact]
    public void A_request_changes_a_task_once_for_as_long_as_it_is_remembered() => EachWalk(walk =>
    {
        foreach (var step in walk.Steps)
        {
            var request = RequestOf(step.Command);
            if (step.Before.Requests.Contains(request))
                Assert.Null(step.Decision.Event);
            else if (request is not null)
                Assert.Equal(step.Decision.Event is not null, step.After.Requests.Contains(request));
            var isOwn = step.Decision.Reply is TaskRevokeAccepted { ByThisRequest: true } or TaskRescheduleAccepted { ByThisRequest: true };
            Assert.False(isOwn && !step.After.Requests.Contains(request), "says that it did what it did not");
        }
    });

    [Fact]
    public void A_waiting_task_is_moved_to_the_time_that_was_asked_for_and_never_to_its_end() => EachWalk(walk =>
    {
        foreach (var step in walk.Steps.Where(step => step.Decision.Reply is TaskRescheduleAccepted))
        {
            Assert.Equal(step.After.DueAt, ((TaskRescheduleAccepted)step.Decision.Reply!).Due);
            Assert.True(step.Before with { DueAt = step.After.DueAt, UpdatedAt = step.After.UpdatedAt, Submission = step.After.Submission, Requests = step.After.Requests } == step.After);
            if (step.Decision.Event is null)
                continue;
            Assert.Equal(step.Before.Submission! with { Eta = step.After.DueAt }, step.After.Submission);
            Assert.False(step.After.Submission!.Expires <= step.After.DueAt || step.After.Submission.Expires <= step.Now, "moved to where it can only expire");
        }
    });

    [Fact]
    public void A_task_that_is_to_run_again_is_due_and_keeps_the_number_of_its_last_attempt() => EachWalk(walk =>
    {
        foreach (var step in walk.Steps.Where(AsksAgain))
        {
            Assert.True(step.Before.Phase is TaskPhase.Failure or TaskPhase.Revoked);
            Assert.Equal((TaskPhase.Pending, step.Now, step.Before.Attempt), (step.After.Phase, step.After.DueAt, step.After.Attempt));
            Assert.Equal((0, 0, false, null), (step.After.Retries, step.After.LostAttempts, step.After.RevokeRequested, step.After.FinishedAt));
            Assert.IsType<TaskStarted>(TaskDecider.Decide(step.After, new StartAttempt(TaskSamples.Id, "w"), step.Now).Event);
        }
    });

    [Fact]
    public void A_task_has_a_wake_up_time_for_as_long_as_it_has_something_to_do() => EachWalk(walk =>
    {
        var policy = WakeUpPolicy.Default;
        foreach (var state in walk.Steps.Select(step => step.After).Where(state => state.Phase != TaskPhase.Unknown))
        {
            var wakeUp = policy.For(state);
            Assert.Equal(!state.Phase.IsFinal() || state.PendingReplacement is not null, wakeUp is not null);
            if (state.Phase == TaskPhase.Started)
                Assert.Equal(state.StartedAt + policy.Lease, wakeUp);
            if (!state.Phase.IsWaiting())
                continue;
            var next = WakeUpPolicy.NextStep(state);
            if (next - state.UpdatedAt > policy.ActiveWindow)
                Assert.Equal(next, wakeUp);
            else
                Assert.InRange(wakeUp!.Value, state.UpdatedAt + policy.Grace, state.UpdatedAt + policy.RescueHorizon);
        }
    });

    private static bool AsksAgain(TaskStep step) => step.Decision.Event is TaskRetryRequested;

    private static string? RequestOf(TaskCommand command) => command switch
    {
        RevokeTask c => c.RequestId,
        RescheduleTask c => c.RequestId,
        RetryTask c => c.RequestId,
        _ => null,
    };

    private static void EachWalk(Action<TaskWalk> holds) => TaskGen.Walk.Sample(holds, iter: Walks, print: walk => walk.ToString());
}
