using System.Text;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>The parts of <c>docs/state-machine.md</c> that are made of <see cref="TaskTable"/>.</summary>
internal static class TaskDocument
{
    /// <summary>One arrow for each event that leads from one phase to another.</summary>
    public static string Diagram()
    {
        var arrows = from situation in TaskSituation.All
                     from command in TaskCommandKind.All
                     let outcome = TaskTable.Expected(situation, command)
                     where outcome.StartsWith('+')
                     let parts = outcome[2..].Split(" = ")[0].Split(" → ")
                     group parts[0] by (From: situation.State.Phase, To: parts[1]) into arrow
                     select (arrow.Key.From, arrow.Key.To, Events: arrow.Distinct());

        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var arrow in arrows)
        {
            var from = arrow.From == TaskPhase.Unknown ? "[*]" : arrow.From.ToCelery();
            text.Append($"  {from} --> {arrow.To}: {string.Join(", ", arrow.Events)}\n");
        }

        foreach (var phase in Enum.GetValues<TaskPhase>().Where(phase => phase.IsFinal()))
            text.Append($"  {phase.ToCelery()} --> [*]\n");
        return text.Append("```\n").ToString();
    }

    /// <summary>One section a situation: its words, and what each command does.</summary>
    public static string Table()
    {
        var text = new StringBuilder();
        foreach (var situation in TaskSituation.All)
        {
            var cells = TaskCommandKind.All.ToLookup(command => TaskTable.Expected(situation, command), command => command.Title);
            text.Append($"### {situation.Title}\n\n{situation.Words}\n\n| Command | Stored | Answer |\n| --- | --- | --- |\n");
            foreach (var cell in cells.Where(cell => cell.Key.Length > 0))
                text.Append($"| {string.Join(", ", cell)} | {Stored(cell.Key)} | {Answer(cell.Key)} |\n");
            text.Append($"| {string.Join(", ", cells[""])} | no change | – |\n\n");
        }

        return text.ToString();
    }

    private static string Stored(string outcome) => outcome.StartsWith('+') ? outcome[2..].Split(" = ")[0] : "no change";

    private static string Answer(string outcome) => outcome switch
    {
        _ when outcome.StartsWith('!') => $"refused: {outcome[2..]}",
        _ when outcome.Split("= ") is [_, var answer] => answer,
        _ => "–",
    };
}
