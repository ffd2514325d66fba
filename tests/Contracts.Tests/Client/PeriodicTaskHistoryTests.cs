using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tests.PeriodicTasks;
using ActorScheduler.Contracts.Tests.Serialization;
using CsCheck;
using static ActorScheduler.Contracts.Tests.PeriodicTasks.PeriodicSamples;

namespace ActorScheduler.Contracts.Tests.Client;

public class PeriodicTaskHistoryTests
{
    [Fact]
    public void What_an_entry_says_without_the_events_before_it_is_what_their_fold_says() => PeriodicGen.Walk.Sample(walk =>
    {
        foreach (var step in walk)
        {
            if (step.Decision.Event is not { } happened)
                continue;
            var entry = PeriodicTaskHistoryEntry.Of(1, happened);
            Assert.Equal(step.After.NextDue, entry.NextDue);
            Assert.Equal(step.After.Exists, entry.Exists);
            Assert.Equal(step.After.Definition, entry.Definition ?? step.Before.Definition);
            Assert.Equal(step.After.LastNominal, entry.Nominal ?? step.Before.LastNominal);
            Assert.Equal(step.Now, entry.At);
        }
    });

    [Fact]
    public void Only_an_edit_carries_a_definition_and_only_an_occurrence_a_task()
    {
        var due = T0.AddMinutes(10);
        Assert.Equal(
            [
                ("periodic-created", true, false, "anna"),
                ("periodic-updated", true, false, "ben"),
                ("periodic-fired", false, true, null),
                ("periodic-ended", false, false, null),
                ("periodic-deleted", false, false, "cleo"),
            ],
            new PeriodicTaskEvent[]
            {
                new PeriodicTaskCreated(T0, Definition, due, "anna"),
                new PeriodicTaskUpdated(T0, Definition, T0, due, "ben"),
                new PeriodicTaskFired(T0, due, "task", due),
                new PeriodicTaskEnded(T0),
                new PeriodicTaskDeleted(T0, "cleo"),
            }.Select(happened => PeriodicTaskHistoryEntry.Of(1, happened))
            .Select(entry => (entry.Event, entry.Definition is not null, entry.TaskId is not null, entry.RequestedBy)));
    }

    [Fact]
    public void Every_event_has_an_entry()
    {
        foreach (var happened in GoldenEvents.All.Values.OfType<PeriodicTaskEvent>())
            Assert.Equal(happened, PeriodicTaskHistoryEntry.Of(7, happened).Happened);
    }

    [Fact]
    public void Every_event_that_has_a_requester_shows_it()
    {
        var types = typeof(IRequested).Assembly.GetTypes().Where(type => !type.IsInterface && type.Namespace?.EndsWith(".Events", StringComparison.Ordinal) == true
            && type.GetProperty(nameof(IRequested.RequestedBy)) is not null);
        Assert.Equal([], types.Where(type => !type.IsAssignableTo(typeof(IRequested))));
        Assert.Equal(11, types.Count());
    }
}
