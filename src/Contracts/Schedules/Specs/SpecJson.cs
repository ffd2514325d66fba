using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Schedules.Rules;
using ActorScheduler.Contracts.Schedules.Rules.Cron;
using ActorScheduler.Contracts.Schedules.Rules.Recurrence;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules.Specs;

/// <summary>A schedule of several rules in JSON: <c>{"timezone": …, "include": […], "exclude": […], "dst": {…}}</c>.</summary>
public static class SpecJson
{
    private static readonly string[] Keys = ["timezone", "include", "exclude", "dst"];
    private static readonly (string Name, GapPolicy Value)[] Gaps = [("next_valid", GapPolicy.NextValid), ("shift", GapPolicy.Shift), ("skip", GapPolicy.Skip)];

    private static readonly (string Name, OverlapTimes Value)[] Overlaps =
        [("auto", OverlapTimes.Auto), ("first", OverlapTimes.First), ("last", OverlapTimes.Last), ("both", OverlapTimes.Both)];

    internal static JsonWriterOptions Style { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the rules.</summary>
    /// <param name="given">What the caller gave.</param>
    /// <param name="zoneId">The IANA time zone for a schedule that names none.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="path">The path of <paramref name="given"/> in the caller's input.</param>
    public static SpecSchedule? ReadRules(JsonElement given, string zoneId, InputErrors errors, string path) => ReadRules(given, zoneId, errors, path, isStored: false);

    internal static SpecSchedule? ReadRules(JsonElement given, string zoneId, InputErrors errors, string path, bool isStored)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (given.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, JsonInput.Given(given), "an object such as {\"include\": [{\"cron\": \"0 18 LW * *\"}]}");
            return null;
        }

        var before = errors.Noted;
        var members = JsonInput.Members(given, path, isStored ? [.. Keys, "seed"] : Keys, errors);
        if (members.TryGetValue("timezone", out var zone) && zone.ValueKind != JsonValueKind.Null)
        {
            zoneId = JsonText.Of(zone) ?? "";
            if (zoneId.Length == 0)
                errors.Add($"{path}.timezone", JsonInput.Given(zone), "the IANA id of a time zone");
        }

        var include = Rules(members, "include", RuleForm.Included, zoneId, errors, path);
        if (include.Count == 0 && errors.Noted == before)
            errors.Add($"{path}.include", JsonInput.Given(members.GetValueOrDefault("include")), $"a list of 1 to {SpecSchedule.MostRules} rules, each with one of {string.Join(", ", RuleForm.Included)}");
        var exclude = Rules(members, "exclude", RuleForm.Excluded, zoneId, errors, path);
        var changes = Changes(members, errors, path);
        var seed = members.TryGetValue("seed", out var given2) && given2.TryGetInt64(out var number) ? number : 0;
        return errors.Noted == before ? new SpecSchedule(zoneId, [.. include], [.. exclude], changes, seed) : null;
    }

    // Days that never meet (1W with the last Sunday) are each looked for until the last year, a millisecond or two: a month has so many days. Not asked of
    // what is stored: what was once accepted stays readable.
    private const int MostCombinations = 31;
    private const int MostCombinationsInAll = 2 * SpecSchedule.MostRules;

    /// <summary>Notes what a new schedule cannot be computed with: a zone that is not known, a zone that is given twice, days that make too many combinations.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="namesZone">Whether the caller named the zone of the schedule.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="path">The path of the schedule in the caller's input.</param>
    public static void Check(SpecSchedule schedule, bool namesZone, InputErrors errors, string path)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(errors);
        if (TimeZones.Find(schedule.TimeZoneId) is null)
            errors.Add($"{path}.timezone", JsonInput.Quoted(schedule.TimeZoneId), TimeZones.Allowed(schedule.TimeZoneId));
        var inAll = schedule.Include.Concat(schedule.Exclude).OfType<CronRule>().Sum(static rule => rule.Combinations);
        if (inAll > MostCombinationsInAll)
            errors.Add(path, string.Create(CultureInfo.InvariantCulture, $"{inAll} combinations of days"), string.Create(CultureInfo.InvariantCulture, $"cron texts whose days make at most {MostCombinationsInAll} combinations in all"));
        foreach (var (list, rules) in (IEnumerable<(string, ValueList<ScheduleRule>)>)[("include", schedule.Include), ("exclude", schedule.Exclude)])
        {
            foreach (var (index, rule) in rules.Index())
            {
                var where = string.Create(CultureInfo.InvariantCulture, $"{path}.{list}[{index}]");
                if (rule.OwnZoneId is { } id && TimeZones.Find(id) is null)
                    errors.Add(where, JsonInput.Quoted(id), TimeZones.Allowed(id));
                if (rule is CronRule { Combinations: > MostCombinations } many)
                    errors.Add(where, JsonInput.Quoted(many.Text), string.Create(CultureInfo.InvariantCulture, $"another text: the days make {many.Combinations} combinations, at most {MostCombinations} are allowed"));
                if (rule is RecurrenceRule { NamesNothing: true })
                {
                    // The others are not looked at: it took long.
                    errors.Add(where, JsonInput.Quoted(rule.Display), "a recurrence that names a time");
                    return;
                }

                if (namesZone && rule is CronRule { OwnZoneId: { } twice })
                    errors.Add(where, JsonInput.Quoted(twice), "the zone in timezone or in the text, not both");
            }
        }
    }

    /// <summary>Writes the members of the rules.</summary>
    /// <param name="json">Where to, inside an object.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="isStored">True for the stored form.</param>
    public static void WriteRules(Utf8JsonWriter json, SpecSchedule schedule, bool isStored)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(schedule);
        json.WriteString("timezone"u8, schedule.TimeZoneId);
        WriteList(json, "include", schedule.Include, isStored);
        WriteList(json, "exclude", schedule.Exclude, isStored);
        json.WriteStartObject("dst"u8);
        json.WriteString("gap"u8, Gaps.First(gap => gap.Value == schedule.Changes.Gap).Name);
        json.WriteString("overlap"u8, Overlaps.First(overlap => overlap.Value == schedule.Changes.Overlap).Name);
        json.WriteEndObject();
        if (isStored && schedule.Seed != 0)
            json.WriteNumber("seed"u8, schedule.Seed);
    }

    private static void WriteList(Utf8JsonWriter json, string name, ValueList<ScheduleRule> rules, bool isStored)
    {
        json.WriteStartArray(name);
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            rule.Write(json, isStored);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static List<ScheduleRule> Rules(
        Dictionary<string, JsonElement> members, string name, IReadOnlyList<string> kinds, string zoneId, InputErrors errors, string path)
    {
        var rules = new List<ScheduleRule>();
        if (!members.TryGetValue(name, out var given) || given.ValueKind == JsonValueKind.Null)
            return rules;
        if (given.ValueKind != JsonValueKind.Array || given.GetArrayLength() > SpecSchedule.MostRules)
        {
            errors.Add($"{path}.{name}", JsonInput.Given(given), $"a list of at most {SpecSchedule.MostRules} rules");
            return rules;
        }

        foreach (var (index, item) in given.EnumerateArray().Index())
        {
            if (RuleForm.ReadRule(item, kinds, zoneId, errors, string.Create(CultureInfo.InvariantCulture, $"{path}.{name}[{index}]")) is { } rule)
                rules.Add(rule);
        }

        return rules;
    }

    private static ClockChangePolicy Changes(Dictionary<string, JsonElement> members, InputErrors errors, string path)
    {
        if (!members.TryGetValue("dst", out var given) || given.ValueKind == JsonValueKind.Null)
            return ClockChangePolicy.Default;
        if (given.ValueKind != JsonValueKind.Object)
        {
            errors.Add($"{path}.dst", JsonInput.Given(given), "an object such as {\"gap\": \"next_valid\", \"overlap\": \"auto\"}");
            return ClockChangePolicy.Default;
        }

        var parts = JsonInput.Members(given, $"{path}.dst", ["gap", "overlap"], errors);
        return new ClockChangePolicy(
            Word(parts, "gap", Gaps, GapPolicy.NextValid, errors, $"{path}.dst"), Word(parts, "overlap", Overlaps, OverlapTimes.Auto, errors, $"{path}.dst"));
    }

    private static T Word<T>(
        Dictionary<string, JsonElement> members, string name, (string Name, T Value)[] words, T otherwise, InputErrors errors, string path)
        where T : struct
    {
        if (!members.TryGetValue(name, out var given))
            return otherwise;
        foreach (var (word, value) in words)
        {
            if (word == JsonText.Of(given))
                return value;
        }

        var known = words.Select(static word => word.Name).ToArray();
        errors.Add($"{path}.{name}", JsonInput.Given(given), $"one of {string.Join(", ", known)}{NearNames.Hint(JsonText.Of(given) ?? "", known)}");
        return otherwise;
    }
}
