using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Chaos.Tests.Support;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using static ActorScheduler.Chaos.Tests.Support.Story;

namespace ActorScheduler.Chaos.Tests;

/// <summary>Answers that do not hold.</summary>
public sealed class CallViolationTests
{
    private const string Denied = "200 {\"status\":false,\"msg\":\"未查询到该任务\"}";
    private const string Ended = "200 {\"status\":false,\"msg\":\"the task has already ended: SUCCESS\"}";
    private const string Begun = "200 {\"status\":false,\"msg\":\"task error\",\"errors\":[{\"allowed\":\"a task that has not begun; this one is STARTED\"}]}";

    [Fact]
    public void A_call_without_an_answer_may_have_happened_or_not()
    {
        Assert.Empty(OfOneTask().Called(CallKind.Submit, "t", 0.3, CallAnswer.Unknown).Violations());
        Assert.Empty(OfOneTask().Called(CallKind.Submit, "never", 0.3, CallAnswer.Unknown).Violations());
    }

    [Fact]
    public void A_task_that_nobody_asked_for_is_told()
    {
        var story = OfOneTask();
        story.Calls.Clear();
        Assert.Contains("nobody asked", story.Only(Promise.CallsKept).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_submit_without_fault_is_told() => OfOneTask().Called(CallKind.Submit, "t", 0.3, CallAnswer.Refused, "409").Only(Promise.CallsKept);

    [Fact]
    public void A_submit_that_was_stored_with_other_arguments_is_told() =>
        OfOneTask().Called(CallKind.Submit, "t", 0.3, CallAnswer.Accepted, made: "t", mark: "other.").Only(Promise.CallsKept);

    [Fact]
    public void A_submit_that_was_answered_before_it_was_stored_is_told()
    {
        var story = OfOneTask();
        story.Calls[0] = story.Calls[0] with { Sent = At(-2), Answered = At(-1) };
        Assert.Contains("stored only at", story.Only(Promise.CallsKept).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accepted_revoke_that_is_not_stored_is_told() =>
        Assert.Contains("nothing of it is stored", OfOneTask().Called(CallKind.Revoke, "t", 0.3, CallAnswer.Accepted).Only(Promise.CallsKept).Text, StringComparison.Ordinal);

    [Fact]
    public void A_revoke_of_a_waiting_task_that_is_stored_breaks_no_promise() =>
        Assert.Empty(OfASleeper().Called(CallKind.Revoke, "t", 1, CallAnswer.Accepted).Events("t", new TaskRevoked(At(1.05), RevokeReason.Requested)).Violations());

    [Fact]
    public void An_attempt_that_begins_after_an_accepted_revoke_is_told()
    {
        var story = OfOneTask().Without(entry => entry.Event is TaskSucceeded).Called(CallKind.Revoke, "t", 0.05, CallAnswer.Accepted)
            .Events("t", new TaskRevokeRequested(At(0.1)), new TaskRetryScheduled(At(0.2), 1, At(0.4), new TaskFailureInfo("X", "", "")))
            .Ran("t", 2, 0.5).Events("t", Succeeded(2, 0.7));
        Assert.Contains(story.Violations(), violation => violation.Promise == Promise.CallsKept && violation.Text.Contains("attempt 2 began", StringComparison.Ordinal));
    }

    [Fact]
    public void A_revoke_that_was_refused_before_the_task_was_over_is_told()
    {
        Assert.Empty(OfOneTask().Called(CallKind.Revoke, "t", 0.3, CallAnswer.Refused, Ended).Violations());
        OfASleeper().Called(CallKind.Revoke, "t", 0.3, CallAnswer.Refused, Ended).Only(Promise.CallsKept);
    }

    [Theory]
    [InlineData(CallKind.Revoke, Denied)]
    [InlineData(CallKind.Update, "200 the id of a task, as async_apply_task or update_task answered it")]
    [InlineData(CallKind.Retry, "404 not found")]
    [InlineData(CallKind.Reschedule, "404 not found")]
    public void A_task_that_is_denied_after_it_was_accepted_is_lost(object kind, string said) =>
        OfOneTask().Called((CallKind)kind, "t", 5, CallAnswer.Refused, said).Only(Promise.NothingLost);

    [Fact]
    public void A_task_may_be_denied_before_it_was_accepted() => Assert.Empty(OfOneTask().Called(CallKind.Revoke, "t", -5, CallAnswer.Refused, Denied).Violations());

    [Fact]
    public void An_update_puts_one_task_in_the_place_of_the_other() => Assert.Empty(Updated().Violations());

    [Fact]
    public void An_accepted_update_that_is_not_stored_is_told() =>
        OfASleeper().Called(CallKind.Update, "t", 1, CallAnswer.Accepted, made: "n").Only(Promise.CallsKept);

    [Fact]
    public void An_update_whose_new_task_is_not_there_has_lost_it() =>
        Assert.Contains(Updated().Without(entry => entry.PersistenceId == "task-n").Violations(), violation => violation.Promise == Promise.NothingLost);

    [Fact]
    public void An_update_that_was_never_confirmed_has_lost_it() =>
        Updated().Without(entry => entry.Event is TaskReplacementSubmitted).Only(Promise.NothingLost);

    [Fact]
    public void An_update_whose_old_task_ran_as_well_is_doubled() =>
        Assert.Contains(Updated().Wrote("t", 1, LedgerKind.Begin, 2).Violations(), violation => violation.Promise == Promise.NothingDoubled);

    [Fact]
    public void An_update_that_was_refused_before_the_task_began_is_told()
    {
        Assert.Empty(OfOneTask().Called(CallKind.Update, "t", 0.3, CallAnswer.Refused, Begun).Violations());
        OfASleeper().Called(CallKind.Update, "t", 0.3, CallAnswer.Refused, Begun).Only(Promise.CallsKept);
    }

    [Fact]
    public void A_retry_on_request_is_stored_once()
    {
        Assert.Empty(RunAgain(1).Violations());
        Assert.Contains(RunAgain(2).Violations(), violation => violation.Promise == Promise.NothingDoubled);
        RunAgain(0).Only(Promise.CallsKept);
    }

    [Fact]
    public void An_effect_after_the_answer_is_told()
    {
        var by = "10.77.0.254";
        var story = OfASleeper().Called(CallKind.Revoke, "t", 1, CallAnswer.Accepted).Events("t", new TaskRevoked(At(1.05), RevokeReason.Requested, by));
        story.Called(CallKind.Retry, "t", 2, CallAnswer.Accepted, mark: "r1.").Events("t", new TaskRetryRequested(At(2.05), "r1."));
        story.Events("t", new TaskRevoked(At(3), RevokeReason.Requested, by));
        Assert.Contains("no call was open", story.Only(Promise.NothingDoubled).Text, StringComparison.Ordinal);

        story.Called(CallKind.Revoke, "t", 1.5, CallAnswer.Unknown);
        Assert.Empty(story.Violations());
    }

    [Fact]
    public void A_retry_that_was_refused_and_happened_is_told()
    {
        var story = RunAgain(1);
        story.Calls[^1] = story.Calls[^1] with { Answer = CallAnswer.Refused };
        story.Only(Promise.CallsKept);
    }

    [Fact]
    public void An_accepted_new_start_that_is_not_stored_is_told()
    {
        Assert.Empty(Moved().Events("t", new TaskRescheduled(At(1), At(90_000), null)).Violations());
        Moved().Only(Promise.CallsKept);
    }

    [Fact]
    public void An_accepted_new_start_that_was_past_when_it_was_answered_need_not_be_stored() =>
        Assert.Empty(OfOneTask().Called(CallKind.Reschedule, "t", 1, CallAnswer.Accepted, mark: Contracts.Json.Rfc3339.Text(At(1.05))).Violations());

    private static Story Moved() => OfASleeper().Called(CallKind.Reschedule, "t", 1, CallAnswer.Accepted, mark: Contracts.Json.Rfc3339.Text(At(90_000)));

    private static Story Updated() => OfASleeper().Called(CallKind.Update, "t", 1, CallAnswer.Accepted, made: "n", mark: "n.")
        .Events("t", new TaskReplaced(At(1.01), "n", Story.Call("n."))).Events("n", new TaskSubmitted(At(1.02), Story.Call("n.")))
        .Events("t", new TaskReplacementSubmitted(At(1.03))).Ran("n", 1, 1.04).Events("n", Succeeded(1, 1.2));

    private static Story RunAgain(int times)
    {
        var story = OfOneTask().Without(entry => entry.Event is TaskSucceeded).Events("t", new TaskFailed(At(0.3), 1, new TaskFailureInfo("X", "", ""), null));
        story.Called(CallKind.Retry, "t", 1, CallAnswer.Accepted, mark: "r1.");
        for (var i = 0; i < times; i++)
        {
            story.Events("t", new TaskRetryRequested(At(1 + (2 * i)), "r1.")).Ran("t", i + 2, 1.1 + (2 * i))
                .Events("t", new TaskFailed(At(1.3 + (2 * i)), i + 2, new TaskFailureInfo("X", "", ""), null));
        }

        return story;
    }
}
