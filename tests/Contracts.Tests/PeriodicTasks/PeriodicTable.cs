using System.Text;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using static ActorScheduler.Contracts.Tests.PeriodicTasks.PeriodicSamples;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

/// <summary>A row: where a periodic task can stand at <see cref="Now"/>.</summary>
internal sealed record PeriodicSituation(string Title, string Words, PeriodicTaskState State, (string[] Commands, string Outcome)[] Cells);

/// <summary>
/// What every command does in every situation, written by hand; the document is made of it. <c>+</c> stores, <c>=</c> only answers,
/// <c>!</c> refuses; what no cell names changes nothing.
/// </summary>
internal static class PeriodicTable
{
    private const string None = "due: none";
    private const string Kept = "due: kept";
    private const string Counted = "due: counted from now";
    private const string Yes = " = PeriodicTaskAccepted";
    private const string Missing = "! Unknown";

    private static readonly DateTimeOffset Yesterday = T0.AddDays(-1);

    /// <summary>The columns: the commands, with the differences that matter to the decision.</summary>
    public static IReadOnlyDictionary<string, Func<PeriodicTaskState, PeriodicTaskCommand>> Commands { get; } =
        new Dictionary<string, Func<PeriodicTaskState, PeriodicTaskCommand>>
        {
            ["Create, the same"] = s => Create(s.Definition ?? Definition),
            ["Create, another"] = _ => Create(Definition with { Name = "another" }),
            ["Update of nothing"] = _ => Edit(new()),
            ["Update of the name"] = _ => Edit(new() { Name = "renamed" }),
            ["Update of the schedule"] = _ => Edit(new() { Schedule = EveryHour }),
            ["Update to disabled"] = _ => Edit(new() { Enabled = false }),
            ["Update to enabled"] = _ => Edit(new() { Enabled = true }),
            ["Update to a later end"] = _ => Edit(new() { Expires = new(Now.AddDays(9)) }),
            ["Update to an end before the due time"] = _ => Edit(new() { Expires = new(Now.AddDays(-2)) }),
            ["Delete"] = _ => new DeletePeriodicTask(Id),
            ["Record the occurrence that is due"] = s => Fired(s.NextDue ?? T0),
            ["Record another occurrence"] = s => Fired((s.NextDue ?? T0).AddMinutes(-10)),
            ["End"] = _ => new EndPeriodicTask(Id),
        };

    private static readonly (string[], string) Exists = (["Create, another"], "! IdTaken");
    private static readonly (string[], string) Same = (["Create, the same", "Update of nothing"], "= PeriodicTaskAccepted");
    private static readonly (string[], string) Gone = (["Delete"], $"+ PeriodicTaskDeleted, {None}{Yes}");

    private static readonly string[] Edits = [.. Commands.Keys.Where(key => key.StartsWith("Update", StringComparison.Ordinal))];

    public static IReadOnlyList<PeriodicSituation> Rows { get; } =
    [
        new("Never created", "No periodic task of this id was ever created.", PeriodicTaskState.None,
        [
            (["Create, the same", "Create, another"], $"+ PeriodicTaskCreated, {Counted}{Yes}"),
            ([.. Edits, "Delete"], Missing),
        ]),
        new("Waiting", "Enabled; its next occurrence lies ahead.", After((T0, Create())),
        [
            Same, Exists, Gone, (["Update to enabled"], "= PeriodicTaskAccepted"),
            (["Update of the name", "Update to a later end"], $"+ PeriodicTaskUpdated, {Kept}{Yes}"),
            (["Update of the schedule"], $"+ PeriodicTaskUpdated, {Counted}{Yes}"),
            (["Update to disabled", "Update to an end before the due time"], $"+ PeriodicTaskUpdated, {None}{Yes}"),
            (["Record the occurrence that is due"], $"+ PeriodicTaskFired, {Counted}"),
        ]),
        new("Overdue", "Enabled; its due time passed while no one could send the occurrence.", After((Yesterday, Create())),
        [
            Same, Exists, Gone, (["Update to enabled"], "= PeriodicTaskAccepted"),
            (["Update of the name", "Update to a later end"], $"+ PeriodicTaskUpdated, {Kept}{Yes}"),
            (["Update of the schedule"], $"+ PeriodicTaskUpdated, {Counted}{Yes}"),
            (["Update to disabled", "Update to an end before the due time"], $"+ PeriodicTaskUpdated, {None}{Yes}"),
            (["Record the occurrence that is due"], $"+ PeriodicTaskFired, {Counted}"),
        ]),
        new("Disabled", "It rests: it is not due.", After((T0, Create(Definition with { Enabled = false }))),
        [
            Same, Exists, Gone, (["Update to disabled"], "= PeriodicTaskAccepted"),
            (["Update of the name", "Update of the schedule", "Update to a later end", "Update to an end before the due time"],
                $"+ PeriodicTaskUpdated, {None}{Yes}"),
            (["Update to enabled"], $"+ PeriodicTaskUpdated, {Counted}{Yes}"),
        ]),
        new("Overdue, past its end", "Its due time and then its `expires` passed; the missed occurrence is not made up for.",
            After((Yesterday, Create(Definition with { Expires = Now }))),
        [
            Same, Exists, Gone, (["Update to enabled"], "= PeriodicTaskAccepted"),
            (["Update of the name", "Update to a later end"], $"+ PeriodicTaskUpdated, {Kept}{Yes}"),
            (["Update of the schedule", "Update to disabled", "Update to an end before the due time"], $"+ PeriodicTaskUpdated, {None}{Yes}"),
            (["Record the occurrence that is due"], $"+ PeriodicTaskFired, {None}"),
            (["End"], $"+ PeriodicTaskEnded, {None}"),
        ]),
        new("Ended", "It came to its end; a later end makes it due again.",
            After((Yesterday, Create(Definition with { Expires = T0 })), (T0, new EndPeriodicTask(Id))),
        [
            Same, Exists, Gone, (["Update to enabled"], "= PeriodicTaskAccepted"),
            (["Update to a later end"], $"+ PeriodicTaskUpdated, {Counted}{Yes}"),
            (["Update of the name", "Update of the schedule", "Update to disabled", "Update to an end before the due time"],
                $"+ PeriodicTaskUpdated, {None}{Yes}"),
        ]),
        new("Deleted", "It exists no more.", After((T0, Create()), (T0, new DeletePeriodicTask(Id))),
            [(["Create, the same", "Create, another"], "! IdTaken"), ([.. Edits, "Delete"], Missing)]),
    ];

    public static string Expected(PeriodicSituation row, string command) =>
        row.Cells.SingleOrDefault(cell => cell.Commands.Contains(command)).Outcome ?? "";

    /// <summary>A decision in the words of the table.</summary>
    public static string Outcome(PeriodicTaskState before, Decision<PeriodicTaskEvent> decision)
    {
        var after = decision.Event is { } happened ? before.Apply(happened) : before;
        var due = after.NextDue is null ? None : after.NextDue == before.NextDue ? Kept : after.NextDue > Now ? Counted : $"due: {after.NextDue:O}";
        string[] stored = decision.Event is { } e ? [$"+ {e.GetType().Name}, {due}"] : [];
        var answer = decision.Reply switch
        {
            null => [],
            PeriodicTaskRefused refused => [$"! {refused.Refusal}"],
            _ => new[] { $"= {decision.Reply.GetType().Name}" },
        };
        return string.Join(' ', [.. stored, .. answer]);
    }

    /// <summary>The part of the document.</summary>
    public static string Document()
    {
        var text = new StringBuilder();
        foreach (var row in Rows)
        {
            text.Append($"### {row.Title}\n\n{row.Words}\n\n| Command | Stored | Answer |\n| --- | --- | --- |\n");
            var cells = Commands.Keys.ToLookup(command => Expected(row, command));
            foreach (var cell in cells.Where(cell => cell.Key.Length > 0))
                text.Append($"| {string.Join("; ", cell)} | {Stored(cell.Key)} | {Answer(cell.Key)} |\n");
            text.Append(cells.Contains("") ? $"| {string.Join("; ", cells[""])} | no change | – |\n\n" : "\n");
        }

        return text.ToString();
    }

    private static string Stored(string outcome) => outcome.StartsWith('+') ? outcome[2..].Split(" = ")[0] : "no change";

    private static string Answer(string outcome) =>
        outcome.StartsWith('!') ? $"refused: {outcome[2..]}" : outcome.Contains('=') ? outcome.Split("= ")[1] : "–";
}
