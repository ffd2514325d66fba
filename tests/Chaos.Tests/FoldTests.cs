using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Chaos.Tests.Support;
using ActorScheduler.Contracts.Tasks.Events;
using CsCheck;

namespace ActorScheduler.Chaos.Tests;

/// <summary>The checker's own state machines say of every life that the product's decide what the product's say: they would cry wolf otherwise.</summary>
public sealed class FoldTests
{
    [Fact]
    public void No_life_that_the_product_decides_is_called_illegal() => Lives.Task.Sample(events =>
    {
        var task = Case(events);
        Assert.Empty(TransitionCheck.Of(task).Select(violation => violation.Text));
        Assert.DoesNotContain(StaleResultCheck.Of(task), violation => !violation.Text.Contains("the result stored", StringComparison.Ordinal));
    });

    [Fact]
    public void The_fold_of_a_life_is_the_row_that_the_product_makes_of_it() => Lives.Task.Sample(events =>
    {
        var task = Case(events);
        task.View = Views.Of("t", Contracts.Tasks.TaskState.Replay(events));
        Assert.Empty(ReadModelCheck.Of(task).Select(violation => violation.Text));
    });

    [Fact]
    public void No_schedule_that_the_product_keeps_is_called_broken() => Lives.Periodic.Sample(events =>
    {
        var periodic = new PeriodicCase(7);
        periodic.Entries.AddRange(events.Select((happened, i) => new JournalEntry(i + 1, "periodic-7", i + 1, happened)));
        FaultWindow[] always = [new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue - OccurrenceCheck.Recovery, "")];
        Assert.DoesNotContain(OccurrenceCheck.Of(periodic, always), violation => !violation.Text.Contains("has no task", StringComparison.Ordinal));
    });

    private static TaskCase Case(IReadOnlyList<TaskEvent> events)
    {
        var task = new TaskCase("t");
        task.Entries.AddRange(events.Select((happened, i) => new JournalEntry(i + 1, "task-t", i + 1, happened)));
        return task;
    }
}
