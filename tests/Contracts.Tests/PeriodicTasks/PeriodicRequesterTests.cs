using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using static ActorScheduler.Contracts.Tests.PeriodicTasks.PeriodicSamples;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

/// <summary>Who asked for an edit is stored with it, once, and changes nothing else.</summary>
public class PeriodicRequesterTests
{
    private static readonly PeriodicTaskState Created = After((T0, Create()));
    private static readonly PeriodicTaskPatch Rename = new() { Name = "other" };

    [Fact]
    public void Creating_updating_and_deleting_note_who_asked()
    {
        Assert.Equal("anna", Assert.IsType<PeriodicTaskCreated>(Only(PeriodicTaskState.None, Create() with { RequestedBy = "anna" })).RequestedBy);
        Assert.Equal("anna", Assert.IsType<PeriodicTaskUpdated>(Only(Created, Edit(Rename) with { RequestedBy = "anna" })).RequestedBy);
        Assert.Equal("anna", Assert.IsType<PeriodicTaskDeleted>(Only(Created, new DeletePeriodicTask(Id, "anna"))).RequestedBy);
    }

    [Fact]
    public void The_same_creation_of_another_client_is_the_same_creation()
    {
        var decision = PeriodicTaskDecider.Decide(Created, Create() with { RequestedBy = "ben" }, Now);
        Assert.Equal(Decision<PeriodicTaskEvent>.Answer(new PeriodicTaskAccepted(Id)), decision);
    }

    [Fact]
    public void An_edit_that_changes_nothing_stores_nothing_whoever_asks()
    {
        var decision = PeriodicTaskDecider.Decide(Created, Edit(new PeriodicTaskPatch { Name = Definition.Name }) with { RequestedBy = "ben" }, Now);
        Assert.Equal(Decision<PeriodicTaskEvent>.Answer(new PeriodicTaskAccepted(Id)), decision);
    }

    [Fact]
    public void Who_asked_changes_nothing_of_the_state()
    {
        foreach (var command in (PeriodicTaskCommand[])[Edit(Rename), new DeletePeriodicTask(Id)])
        {
            var named = command is UpdatePeriodicTask edit ? edit with { RequestedBy = "anna" } : (PeriodicTaskCommand)new DeletePeriodicTask(Id, "anna");
            Assert.Equal(Decided(Created, command, Now), Decided(Created, named, Now));
        }
    }

    private static PeriodicTaskEvent Only(PeriodicTaskState state, PeriodicTaskCommand command) =>
        PeriodicTaskDecider.Decide(state, command, Now).Event!;
}
