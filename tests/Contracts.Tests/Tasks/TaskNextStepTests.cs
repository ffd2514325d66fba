using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.Tests.Serialization;
using ActorScheduler.Contracts.WakeUps;
using CsCheck;
using static ActorScheduler.Contracts.Tests.Tasks.TaskNextStepTable;

namespace ActorScheduler.Contracts.Tests.Tasks;

public class TaskNextStepTests
{
    private static readonly TaskCircumstances[] AllCircumstances =
        [.. Enumerable.Range(0, 16).Select(flags => (TaskCircumstances)flags)];

    [Fact]
    public void A_task_does_next_what_the_table_says() => Assert.All(
        from situation in Rows.SelectMany(row => row.Situations).Distinct()
        from circumstances in AllCircumstances
        select (situation, circumstances),
        cell => Assert.Equal(
            $"{cell}: {Expected(cell.situation, cell.circumstances)}",
            $"{cell}: {Words(cell.situation.State, TaskNextStep.Of(cell.situation.State, TaskSamples.Now, ActiveWindow, cell.circumstances))}"));

    [Fact]
    public void The_table_names_every_situation_and_every_step()
    {
        Assert.Empty(TaskSituation.All.Except(Rows.SelectMany(row => row.Situations)));
        var steps = from row in Rows
                    from situation in row.Situations
                    select TaskNextStep.Of(situation.State, TaskSamples.Now, ActiveWindow, row.When).Kind;
        Assert.Equal(Enum.GetValues<TaskNextStepKind>(), steps.Distinct().Order());
    }

    [Fact]
    public void The_document_lists_what_a_task_does_next() => GeneratedText.Check("docs/state-machine.md", "task next steps", Document());

    [Fact]
    public void What_a_task_does_next_always_ends_what_it_does_it_for() => EachState((state, now, circumstances) =>
    {
        var step = TaskNextStep.Of(state, now, ActiveWindow, circumstances);
        if (step.At is { } at)
            Assert.InRange(at, now.AddTicks(1), now + ActiveWindow);
        var decision = step.Kind switch
        {
            TaskNextStepKind.Expire => TaskDecider.Decide(state, new ExpireTask(TaskSamples.Id), now),
            TaskNextStepKind.AskForWorker => TaskDecider.Decide(state, new StartAttempt(TaskSamples.Id, "w"), now),
            TaskNextStepKind.ReportLost => TaskDecider.Decide(state, new ReportLost(TaskSamples.Id, state.Attempt, "gone"), now),
            TaskNextStepKind.SubmitReplacement => TaskDecider.Decide(state, new ConfirmReplacement(TaskSamples.Id), now),
            _ => (Decision<TaskEvent>?)null,
        };
        Assert.False(decision is { Event: null }, $"{step.Kind} leads to nothing");
    });

    [Fact]
    public void A_task_that_leaves_memory_is_brought_back_by_its_row_or_is_done() => EachState((state, now, circumstances) =>
    {
        if (state.Phase == TaskPhase.Unknown || TaskNextStep.Of(state, now, ActiveWindow, circumstances).Kind != TaskNextStepKind.Leave)
            return;
        Assert.True(WakeUpPolicy.Default.For(state) is not null || state.Phase.IsFinal());
    });

    private static void EachState(Action<TaskState, DateTimeOffset, TaskCircumstances> holds) => TaskGen.Walk.Sample(
        walk =>
        {
            foreach (var step in walk.Steps)
            {
                foreach (var circumstances in AllCircumstances)
                    holds(step.After, step.Now, circumstances);
            }
        },
        iter: 1000,
        print: walk => walk.ToString());
}
