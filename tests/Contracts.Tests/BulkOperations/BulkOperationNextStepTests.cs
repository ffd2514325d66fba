using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tests.Serialization;

namespace ActorScheduler.Contracts.Tests.BulkOperations;

public class BulkOperationNextStepTests
{
    private static readonly BulkOperationState Running = new() { Phase = BulkPhase.Running };

    /// <summary>What an operation does next, written by hand; the document is made of it.</summary>
    private static readonly (string When, BulkOperationState State, bool IsPageDone, bool IsCancelling, BulkOperationNextStep Step, string Words)[] Table =
    [
        ("a task of the page has not answered", Running, false, false, BulkOperationNextStep.AskTasks, "ask the tasks of the page"),
        ("it is being cancelled, and a task that was asked has not answered", Running, false, true, BulkOperationNextStep.AskTasks, "wait for it"),
        ("it is being cancelled, and all that were asked have answered", Running with { Next = new TaskCursor(7) }, true, true, BulkOperationNextStep.EndAsCancelled, "end as cancelled"),
        ("all have answered, and another page follows", Running with { Next = new TaskCursor(7) }, true, false, BulkOperationNextStep.ReadPage, "read the next page"),
        ("all have answered, and no page follows", Running, true, false, BulkOperationNextStep.End, "end"),
        ("it has ended", Running with { Phase = BulkPhase.Success }, true, false, BulkOperationNextStep.Leave, "leave memory"),
        ("it was cancelled", Running with { Phase = BulkPhase.Cancelled }, true, true, BulkOperationNextStep.Leave, "leave memory"),
    ];

    [Fact]
    public void A_bulk_operation_does_next_what_the_table_says() =>
        Assert.All(Table, row => Assert.Equal(row.Step, BulkOperationNextSteps.Of(row.State, row.IsPageDone, row.IsCancelling)));

    [Fact]
    public void The_table_names_every_step() =>
        Assert.Equal(Enum.GetValues<BulkOperationNextStep>(), Table.Select(row => row.Step).Distinct().Order());

    [Fact]
    public void The_document_lists_what_a_bulk_operation_does_next() => GeneratedText.Check(
        "docs/state-machine.md",
        "bulk next steps",
        "| When | Next step |\n| --- | --- |\n" + string.Concat(Table.Select(row => $"| {row.When} | {row.Words} |\n")));
}
