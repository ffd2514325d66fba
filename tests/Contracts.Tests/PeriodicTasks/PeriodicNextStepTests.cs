using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Tests.Serialization;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

public class PeriodicNextStepTests
{
    private static readonly TimeSpan ActiveWindow = TimeSpan.FromMinutes(1);

    /// <summary>What a periodic task does next, written by hand; the document is made of it.</summary>
    private static readonly (string State, DateTimeOffset Now, bool IsSubmitting, string When, string Step)[] Table =
    [
        ("Never created", PeriodicSamples.Now, false, "always", "leave memory"),
        ("Disabled", PeriodicSamples.Now, false, "always", "leave memory"),
        ("Ended", PeriodicSamples.Now, false, "always", "leave memory"),
        ("Deleted", PeriodicSamples.Now, false, "always", "leave memory"),
        ("Waiting", DueOf("Waiting").AddMinutes(-1).AddTicks(-1), false, "due in more than a minute", "leave memory"),
        ("Waiting", DueOf("Waiting").AddMinutes(-1), false, "due within a minute", "wait for its next occurrence"),
        ("Overdue", PeriodicSamples.Now, false, "always", "submit the occurrence that is due"),
        ("Overdue, past its end", PeriodicSamples.Now, false, "nothing was submitted", "end"),
        ("Overdue, past its end", PeriodicSamples.Now, true, "the occurrence that is due was submitted before", "submit the occurrence that is due"),
    ];

    [Fact]
    public void A_periodic_task_does_next_what_the_table_says() => Assert.All(Table, row =>
    {
        var step = PeriodicTaskNextStep.Of(StateOf(row.State), row.Now, ActiveWindow, row.IsSubmitting);
        Assert.Equal(row.Step, Words(step.Kind));
        Assert.Equal(step.Kind is PeriodicTaskNextStepKind.Submit or PeriodicTaskNextStepKind.Wait ? StateOf(row.State).NextDue : null, step.Due);
    });

    [Fact]
    public void The_table_names_every_situation_and_every_step()
    {
        Assert.Empty(PeriodicTable.Rows.Select(row => row.Title).Except(Table.Select(row => row.State)));
        Assert.Empty(Enum.GetValues<PeriodicTaskNextStepKind>().Select(Words).Except(Table.Select(row => row.Step)));
    }

    [Fact]
    public void The_document_lists_what_a_periodic_task_does_next() => GeneratedText.Check(
        "docs/state-machine.md",
        "periodic next steps",
        "| State | When | Next step |\n| --- | --- | --- |\n" + string.Concat(Table.GroupBy(row => (row.When, row.Step)).Select(rows =>
            $"| {string.Join("; ", rows.Select(row => row.State))} | {rows.Key.When} | {rows.Key.Step} |\n")));

    [Fact]
    public void An_occurrence_that_is_due_is_recorded_and_an_end_is_stored_and_what_waits_is_near() => PeriodicGen.Walk.Sample(
        walk =>
        {
            foreach (var step in walk)
            {
                var next = PeriodicTaskNextStep.Of(step.After, step.Now, ActiveWindow, isSubmitting: false);
                if (next.Kind == PeriodicTaskNextStepKind.Submit)
                    Assert.NotNull(PeriodicTaskDecider.Decide(step.After, new RecordOccurrence(PeriodicSamples.Id, next.Due!.Value), step.Now).Event);
                else if (next.Kind == PeriodicTaskNextStepKind.End)
                    Assert.NotNull(PeriodicTaskDecider.Decide(step.After, new EndPeriodicTask(PeriodicSamples.Id), step.Now).Event);
                else if (next.Kind == PeriodicTaskNextStepKind.Wait)
                    Assert.InRange(next.Due!.Value, step.Now.AddTicks(1), step.Now + ActiveWindow);
                else
                    Assert.True(step.After.NextDue is null || step.After.NextDue > step.Now + ActiveWindow);
            }
        },
        iter: 2000);

    private static string Words(PeriodicTaskNextStepKind kind) => kind switch
    {
        PeriodicTaskNextStepKind.Wait => "wait for its next occurrence",
        PeriodicTaskNextStepKind.Submit => "submit the occurrence that is due",
        PeriodicTaskNextStepKind.End => "end",
        _ => "leave memory",
    };

    private static PeriodicTaskState StateOf(string title) => PeriodicTable.Rows.Single(row => row.Title == title).State;

    private static DateTimeOffset DueOf(string title) => StateOf(title).NextDue!.Value;
}
