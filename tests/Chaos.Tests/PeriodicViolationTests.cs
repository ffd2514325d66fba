using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Chaos.Tests.Support;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks.Events;
using static ActorScheduler.Chaos.Tests.Support.Story;

namespace ActorScheduler.Chaos.Tests;

/// <summary>What can go wrong with occurrences.</summary>
public sealed class PeriodicViolationTests
{
    [Fact]
    public void A_schedule_that_was_kept_breaks_no_promise() => Assert.Empty(OfAPeriodicTask().Violations());

    [Fact]
    public void One_occurrence_may_stand_for_those_missed_in_a_fault()
    {
        var story = Resting(35, new PeriodicTaskCreated(T0, Definition(), At(10)), late: 24, next: At(40));
        story.Faults.Add(new FaultWindow(At(5), At(30), "stop node1"));
        Assert.Empty(story.Violations());
    }

    [Fact]
    public void A_late_occurrence_without_a_fault_is_told() =>
        Resting(35, new PeriodicTaskCreated(T0, Definition(), At(10)), late: 24, next: At(40)).Only(Promise.NoneMissed);

    [Fact]
    public void An_occurrence_that_was_left_out_is_missed()
    {
        var story = OfAPeriodicTask().Without(entry => entry.Event is PeriodicTaskFired fired && fired.Nominal == At(10));
        Assert.Contains(story.Violations(), violation => violation.Promise == Promise.NoneMissed && violation.Text.Contains("was next", StringComparison.Ordinal));
    }

    [Fact]
    public void A_next_due_time_off_the_grid_is_told()
    {
        var story = OfAPeriodicTask();
        story.Change = evidence => Changed(evidence, fired => fired with { NextDue = At(31) });
        Assert.Contains("its schedule says", story.Only(Promise.NoneMissed).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_occurrence_that_came_due_twice_is_doubled()
    {
        var story = OfAPeriodicTask().Periodic(new PeriodicTaskFired(At(26), At(20), OccurrenceId.Of(7, At(20)), null));
        Assert.Contains(story.Violations(), violation => violation.Promise == Promise.NothingDoubled);
    }

    [Fact]
    public void A_task_of_an_occurrence_that_the_schedule_does_not_have_is_doubled()
    {
        var id = OccurrenceId.Of(7, At(15));
        var story = OfAPeriodicTask().Events(id, new TaskSubmitted(At(15), Story.Call("p1.") with { PeriodicTaskId = 7 })).Ran(id, 1, 15).Events(id, Succeeded(1, 16));
        Assert.Contains("the schedule does not have it", story.Only(Promise.NothingDoubled).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_occurrence_under_another_id_than_its_own_is_told()
    {
        var story = OfAPeriodicTask();
        story.Change = evidence => Changed(evidence, fired => fired with { TaskId = OccurrenceId.Of(7, At(10)) });
        Assert.Contains(story.Violations(), violation => violation.Text.Contains("does not have the id", StringComparison.Ordinal));
    }

    [Fact]
    public void An_occurrence_without_a_task_is_missed()
    {
        var id = OccurrenceId.Of(7, At(20));
        var story = OfAPeriodicTask().Without(entry => entry.PersistenceId == $"task-{id}");
        story.Ledger.RemoveAll(line => line.TaskId == id);
        Assert.Contains("has no task", story.Only(Promise.NoneMissed).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_occurrence_whose_task_did_not_run_is_missed()
    {
        var id = OccurrenceId.Of(7, At(20));
        var story = OfAPeriodicTask().Without(entry => entry.PersistenceId == $"task-{id}" && entry.Event is TaskSucceeded);
        Assert.Contains(story.Violations(), violation => violation.Promise == Promise.NoneMissed && violation.Text.Contains("did not succeed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_periodic_task_that_does_not_come_due_any_more_is_missed() =>
        Assert.Contains(
            OfAPeriodicTask().Without(entry => entry.Event is PeriodicTaskUpdated).Violations(),
            violation => violation.Promise == Promise.NoneMissed && violation.Text.Contains("has not come due", StringComparison.Ordinal));

    [Fact]
    public void An_accepted_edit_that_is_not_stored_is_told() =>
        OfAPeriodicTask().Called(CallKind.EditPeriodic, "p", 40, CallAnswer.Accepted).Only(Promise.CallsKept);

    [Fact]
    public void An_edit_that_takes_effect_again_after_its_answer_is_told()
    {
        var story = OfAPeriodicTask().Periodic(new PeriodicTaskUpdated(At(50), Definition() with { Enabled = false, Description = "p2." }, At(25), null));
        Assert.Contains("no call was open", story.Only(Promise.NothingDoubled).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_edit_of_one_that_is_there_is_told() =>
        OfAPeriodicTask().Called(CallKind.EditPeriodic, "p", 40, CallAnswer.Refused, "404").Only(Promise.CallsKept);

    [Fact]
    public void An_accepted_one_that_the_journal_does_not_know_is_lost() =>
        OfAPeriodicTask().Called(CallKind.CreatePeriodic, "q", 40, CallAnswer.Accepted).Only(Promise.NothingLost);

    [Fact]
    public void A_deleted_one_is_in_no_list()
    {
        var story = OfAPeriodicTask().Periodic(new PeriodicTaskDeleted(At(41))).Called(CallKind.DeletePeriodic, "p", 41, CallAnswer.Accepted);
        Assert.Empty(story.Violations());
        story.Change = evidence => evidence with { PeriodicTasks = [new PeriodicView(7, "p", false, "p2.", null, null, 2, null)] };
        story.Only(Promise.ReadModelIsFold);
    }

    [Theory]
    [InlineData("enabled")]
    [InlineData("description")]
    [InlineData("next_run_at")]
    [InlineData("last_run_at")]
    [InlineData("total_run_count")]
    [InlineData("updated_at")]
    public void A_row_that_is_not_the_fold_of_the_events_is_told(string field)
    {
        var story = OfAPeriodicTask();
        story.ShowPeriodic = view => field switch
        {
            "enabled" => view with { Enabled = true },
            "description" => view with { Description = "other" },
            "next_run_at" => view with { NextRunAt = T0 },
            "last_run_at" => view with { LastRunAt = T0 },
            "total_run_count" => view with { TotalRunCount = 3 },
            _ => view with { UpdatedAt = T0 },
        };
        Assert.StartsWith(field + " is", story.Only(Promise.ReadModelIsFold).Text, StringComparison.Ordinal);
    }

    private static Evidence Changed(Evidence evidence, Func<PeriodicTaskFired, PeriodicTaskFired> change) => evidence with
    {
        Journal = [.. evidence.Journal.Select(entry => entry.Event is PeriodicTaskFired fired && fired.Nominal == At(20) ? entry with { Event = change(fired) } : entry)],
    };

    private static Story Resting(double at, PeriodicTaskCreated created, double late, DateTimeOffset next)
    {
        var story = new Story();
        story.Calls.Add(new Call(CallKind.CreatePeriodic, "p", "p1.", 1, At(-0.1), At(0.1), CallAnswer.Accepted, "200") { Made = "7" });
        story.Calls.Add(new Call(CallKind.EditPeriodic, "p", "p2.", 1, At(at - 0.1), At(at + 0.1), CallAnswer.Accepted, "200"));
        return story.Periodic(created).Occurred(10, next, late)
            .Periodic(new PeriodicTaskUpdated(At(at), Definition() with { Enabled = false, Description = "p2." }, At(at), null));
    }
}
