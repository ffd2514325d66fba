using ActorScheduler.Authoring;
using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Chaos.Tests.Support;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using static ActorScheduler.Chaos.Tests.Support.Story;

namespace ActorScheduler.Chaos.Tests;

/// <summary>Each fault of a task that the checker is there for, planted in a story in which all else is well.</summary>
public sealed class TaskViolationTests
{
    private static readonly TaskFailureInfo Failure = new("System.InvalidOperationException", "no", "");

    [Fact]
    public void A_run_in_which_all_went_well_breaks_no_promise()
    {
        Assert.Empty(OfOneTask().Violations());
        Assert.Empty(OfASleeper().Violations());
    }

    [Fact]
    public void A_task_that_was_lost_with_its_attempt_and_run_again_breaks_no_promise()
    {
        var story = new Story().Accepted("t", 0).Events("t", new TaskSubmitted(At(0.01), Story.Call("t.")))
            .Ran("t", 1, 0.02, LedgerKind.Cancelled).Events("t", new TaskAttemptLost(At(9), 1, "its process ended")).Ran("t", 2, 9).Events("t", Succeeded(2, 9.5));
        Assert.Empty(story.Violations());
    }

    [Fact]
    public void An_accepted_task_that_the_journal_does_not_know_is_lost() =>
        Assert.Contains("does not know it", OfOneTask().Accepted("gone", 1).Only(Promise.NothingLost).Text, StringComparison.Ordinal);

    [Fact]
    public void A_task_that_is_still_running_at_the_end_is_lost() =>
        Assert.Contains("still STARTED", OfOneTask().Without(entry => entry.Event is TaskSucceeded).Only(Promise.NothingLost).Text, StringComparison.Ordinal);

    [Fact]
    public void A_task_that_is_still_due_at_the_end_is_lost()
    {
        var story = new Story().Accepted("t", 0).Events("t", new TaskSubmitted(At(0.01), Story.Call("t.")));
        Assert.Contains("still PENDING", story.Only(Promise.NothingLost).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sleeper_that_the_wake_up_index_does_not_know_is_lost()
    {
        var story = OfASleeper();
        story.Change = evidence => evidence with { WakeUps = new Dictionary<string, DateTimeOffset>() };
        Assert.Contains("not in the wake-up index", story.Only(Promise.NothingLost).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_that_ends_twice_is_an_illegal_transition() =>
        Assert.Contains("no attempt runs", OfOneTask().Events("t", Succeeded(1, 0.3)).Only(Promise.LegalTransitions).Text, StringComparison.Ordinal);

    [Fact]
    public void A_task_that_starts_after_its_end_is_an_illegal_transition()
    {
        var story = OfOneTask().Ran("t", 2, 0.4).Events("t", Succeeded(2, 0.6));
        Assert.Contains("it does not wait", story.Only(Promise.LegalTransitions).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_that_starts_before_it_is_due_is_an_illegal_transition()
    {
        var story = OfASleeper().Ran("t", 1, 0.5).Events("t", Succeeded(1, 0.7));
        Assert.Contains("but due at", story.Only(Promise.LegalTransitions).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_attempt_of_an_at_most_once_task_is_an_illegal_transition()
    {
        var story = new Story().Accepted("t", 0).Events("t", new TaskSubmitted(At(0.01), Story.Call("t.") with { Delivery = Delivery.AtMostOnce }))
            .Events("t", Started(1, 0.02), new TaskAttemptLost(At(1), 1, "")).Ran("t", 2, 2).Events("t", Succeeded(2, 3));
        Assert.Contains("at-most-once", story.Only(Promise.LegalTransitions).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_at_most_once_task_whose_code_ran_twice_is_doubled()
    {
        var story = new Story().Accepted("t", 0).Events("t", new TaskSubmitted(At(0.01), Story.Call("t.") with { Delivery = Delivery.AtMostOnce }))
            .Ran("t", 1, 0.02).Wrote("t", 1, LedgerKind.Begin, 0.05).Events("t", Succeeded(1, 0.2));
        story.Only(Promise.NothingDoubled);
    }

    [Fact]
    public void A_result_of_an_attempt_that_was_given_up_is_stale()
    {
        var story = new Story().Accepted("t", 0).Events("t", new TaskSubmitted(At(0.01), Story.Call("t.")))
            .Ran("t", 1, 0.02).Events("t", new TaskAttemptLost(At(1), 1, "")).Ran("t", 2, 1.1).Events("t", Succeeded(1, 2));
        Assert.Contains("attempt 2 was the last", story.Only(Promise.NoStaleResult).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_of_another_run_under_the_number_of_this_one_is_stale()
    {
        var story = OfOneTask().Without(entry => entry.Event is TaskSucceeded).Events("t", Succeeded(1, 0.2) with { ResultJson = "2" });
        Assert.Contains("another run returned", story.Only(Promise.NoStaleResult).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attempt_that_ran_twice_is_doubled() =>
        Assert.Contains("ran 2 times", OfOneTask().Wrote("t", 1, LedgerKind.Begin, 0.05).Only(Promise.NothingDoubled).Text, StringComparison.Ordinal);

    [Fact]
    public void A_run_without_a_stored_start_is_told() =>
        Assert.Contains("no start of it is stored", OfOneTask().Wrote("t", 2, LedgerKind.Begin, 0.5).Only(Promise.RunsAsStored).Text, StringComparison.Ordinal);

    [Fact]
    public void A_run_before_its_start_was_stored_is_told()
    {
        var story = OfOneTask();
        story.Ledger[0] = story.Ledger[0] with { At = At(0.015) };
        Assert.Contains("before its start", story.Only(Promise.RunsAsStored).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_on_another_node_than_the_stored_one_is_told()
    {
        var story = OfOneTask();
        story.Ledger[0] = story.Ledger[0] with { Node = "10.77.0.1:405" };
        Assert.Contains("but was stored for", story.Only(Promise.RunsAsStored).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_success_that_no_run_wrote_of_is_told()
    {
        var story = OfOneTask();
        story.Ledger.Clear();
        Assert.Contains("did not write", story.Only(Promise.RunsAsStored).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_is_stored_needs_no_end_in_the_ledger()
    {
        var story = OfOneTask().Without(entry => entry.Event is TaskSucceeded).Events("t", new TaskFailed(At(0.3), 1, Failure, null));
        Assert.Empty(story.Violations());
    }

    [Fact]
    public void A_gap_in_the_numbers_of_events_is_told() =>
        Assert.Contains(OfOneTask().Without(entry => entry.Event is TaskStarted, renumber: false).Violations(), violation => violation.Promise == Promise.WholeJournal);

    [Fact]
    public void Two_events_of_one_number_are_told()
    {
        var story = OfOneTask();
        story.Change = evidence => evidence with { Journal = [.. evidence.Journal, evidence.Journal[1] with { Ordering = 99 }] };
        Assert.Contains(story.Violations(), violation => violation.Promise == Promise.WholeJournal);
    }

    [Fact]
    public void A_deleted_event_is_told()
    {
        var story = OfOneTask();
        story.Change = evidence => evidence with { Journal = [.. evidence.Journal.Select(entry => entry with { IsDeleted = entry.SequenceNr == 2 })] };
        story.Only(Promise.WholeJournal);
    }
}
