using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Tests.Serialization;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

public class PeriodicTableTests
{
    public static TheoryData<int, string> Cells()
    {
        var cells = new TheoryData<int, string>();
        for (var row = 0; row < PeriodicTable.Rows.Count; row++)
        {
            foreach (var command in PeriodicTable.Commands.Keys)
                cells.Add(row, command);
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_command_does_in_every_situation_what_the_table_says(int row, string command)
    {
        var situation = PeriodicTable.Rows[row];

        var decision = PeriodicTaskDecider.Decide(situation.State, PeriodicTable.Commands[command](situation.State), PeriodicSamples.Now);

        var cell = $"{command} when {situation.Title}: ";
        Assert.Equal(cell + PeriodicTable.Expected(situation, command), cell + PeriodicTable.Outcome(situation.State, decision));
        Assert.Equal(decision.Event is null ? (DateTimeOffset?)null : PeriodicSamples.Now, decision.Event?.At);
        if (decision.Reply is PeriodicTaskReply reply)
            Assert.Equal(PeriodicSamples.Id, reply.PeriodicTaskId);
    }

    [Fact]
    public void The_columns_are_all_commands()
    {
        var commands = PeriodicTable.Commands.Values.Select(of => of(PeriodicTaskState.None).GetType()).Distinct().Count();
        Assert.Equal(typeof(PeriodicTaskCommand).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(PeriodicTaskCommand))), commands);
    }

    [Fact]
    public void The_document_lists_every_command_in_every_situation_of_a_periodic_task() =>
        GeneratedText.Check("docs/state-machine.md", "periodic table", PeriodicTable.Document());
}
