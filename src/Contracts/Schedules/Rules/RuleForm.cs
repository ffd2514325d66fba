using System.Text.Json;
using ActorScheduler.Contracts.Schedules.Rules.Cron;
using ActorScheduler.Contracts.Schedules.Rules.Crontabs;
using ActorScheduler.Contracts.Schedules.Rules.Daily;
using ActorScheduler.Contracts.Schedules.Rules.Exclusions;
using ActorScheduler.Contracts.Schedules.Rules.Instants;
using ActorScheduler.Contracts.Schedules.Rules.Intervals;
using ActorScheduler.Contracts.Schedules.Rules.Recurrence;
using ActorScheduler.Contracts.Schedules.Rules.Solar;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules.Rules;

/// <summary>
/// A kind of rule: the member of the rule's object that names it, what may stand beside that, and how it is read. It is stored as it is written, so a new kind
/// is a folder and a row here.
/// </summary>
/// <param name="Name">The member that names the kind.</param>
/// <param name="Names">Whether such a rule names times, and so may be included.</param>
/// <param name="Read">Reads it; null if something was noted.</param>
/// <param name="Beside">Other members of the rule's object.</param>
internal sealed record RuleForm(string Name, bool Names, Func<RuleInput, ScheduleRule?> Read, params IReadOnlyList<string> Beside)
{
    /// <summary>The table of kinds.</summary>
    public static IReadOnlyList<RuleForm> All { get; } =
    [
        new("crontab", true, CrontabRule.Read),
        new("cron", true, CronRule.Read, "dialect"),
        new("interval", true, IntervalRule.Read),
        new("at", true, AtRule.Read),
        new("daily", true, DailyRule.Read),
        new("solar", true, SolarRule.Read),
        new("rrule", true, RecurrenceRule.Read),
        new("between", false, BetweenExclusion.Read),
        new("dates", false, DatesExclusion.Read),
        new("time_of_day", false, TimeOfDayExclusion.Read),
        new("weekdays", false, WeekdaysExclusion.Read),
        new("calendar", false, CalendarExclusion.Read, "version", "content"),
    ];

    /// <summary>The names of the kinds that may be included.</summary>
    public static IReadOnlyList<string> Included { get; } = [.. All.Where(static form => form.Names).Select(static form => form.Name)];

    /// <summary>The names of the kinds that may be excluded.</summary>
    public static IReadOnlyList<string> Excluded { get; } = [.. All.Select(static form => form.Name)];

    /// <summary>Reads a rule.</summary>
    /// <param name="given">What the caller gave.</param>
    /// <param name="kinds">The kinds that may stand here.</param>
    /// <param name="zoneId">The zone of the schedule.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="path">The path of the rule in the caller's input.</param>
    public static ScheduleRule? ReadRule(JsonElement given, IReadOnlyList<string> kinds, string zoneId, InputErrors errors, string path)
    {
        if (given.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, JsonInput.Given(given), $"an object with one of {string.Join(", ", kinds)}");
            return null;
        }

        var before = errors.Noted;
        var forms = All.Where(form => kinds.Contains(form.Name)).ToArray();
        var members = JsonInput.Members(given, path, [.. forms.SelectMany(static form => form.Beside.Prepend(form.Name))], errors);
        if (errors.Noted > before)
            return null;
        var named = forms.Where(form => members.ContainsKey(form.Name)).ToArray();
        if (named is not [var only])
        {
            errors.Add(path, JsonInput.Given(given), $"exactly one of {string.Join(", ", kinds)}");
            return null;
        }

        foreach (var other in members.Keys.Where(name => name != only.Name && !only.Beside.Contains(name)))
            errors.Add($"{path}.{other}", JsonInput.Given(members[other]), $"nothing beside {only.Name}");
        var rule = only.Read(new RuleInput(members[only.Name], members, zoneId, errors, $"{path}.{only.Name}"));
        return errors.Noted == before ? rule : null;
    }
}
