using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tests.Tasks;

public class TaskTableTests
{
    public static TheoryData<int, int, string> Cells()
    {
        var cells = new TheoryData<int, int, string>();
        for (var row = 0; row < TaskSituation.All.Count; row++)
        {
            for (var column = 0; column < TaskCommandKind.All.Count; column++)
                cells.Add(row, column, $"{TaskCommandKind.All[column]} in {TaskSituation.All[row]}");
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_command_does_in_every_situation_what_the_table_says(int row, int column, string cell)
    {
        var (situation, command) = (TaskSituation.All[row], TaskCommandKind.All[column]);
        var state = situation.State;

        var decision = TaskDecider.Decide(state, command.Of(state), TaskSamples.Now);

        Assert.Equal($"{cell}: {TaskTable.Expected(situation, command)}", $"{cell}: {TaskOutcome.Of(state, decision)}");
        Assert.Equal(decision.Event is null ? (DateTimeOffset?)null : TaskSamples.Now, decision.Event?.At);
        if (decision.Reply is TaskReply reply)
            Assert.Equal(TaskSamples.Id, reply.TaskId);
        if (decision.Reply is TaskRefused refused)
            Assert.Equal(state.Phase, refused.Phase);
    }

    [Fact]
    public void The_columns_are_all_commands_and_the_cells_store_every_event()
    {
        var commands = TaskCommandKind.All.Select(kind => kind.Of(TaskState.None).GetType()).Distinct();
        Assert.Equal(Concrete(typeof(TaskCommand)), commands.Select(type => type.Name).Order(StringComparer.Ordinal));

        var stored = from situation in TaskSituation.All
                     from command in TaskCommandKind.All
                     let state = situation.State
                     let happened = TaskDecider.Decide(state, command.Of(state), TaskSamples.Now).Event
                     where happened is not null
                     select happened.GetType().Name;
        Assert.Equal(Concrete(typeof(TaskEvent)), stored.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_rows_are_all_phases() =>
        Assert.Equal(Enum.GetValues<TaskPhase>(), TaskSituation.All.Select(situation => situation.State.Phase).Distinct().Order());

    private static IEnumerable<string> Concrete(Type family) =>
        family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family)).Select(type => type.Name).Order(StringComparer.Ordinal);
}
