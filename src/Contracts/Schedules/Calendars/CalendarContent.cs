using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Schedules.Rules;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules.Calendars;

/// <summary>
/// What a calendar takes away, in Quartz's six ways: dates, days of each year, week and month, times of each day, and cron texts; besides recurrences of RFC
/// 5545 and spans. Calendars are stacked by <see cref="Includes"/>.
/// </summary>
public sealed record CalendarContent
{
    /// <summary>The most bytes of one calendar as JSON: each schedule that uses it keeps it.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly string[] Keys = ["timezone", "dates", "yearly", "weekly", "monthly", "daily", "between", "cron", "rrule", "includes", "included"];

    private readonly ValueList<ScheduleRule> _rules;
    private readonly ValueList<string> _yearly;
    private readonly ValueList<int> _monthly;
    private readonly ValueList<CalendarContent> _included;

    private CalendarContent(
        string? timeZoneId, ValueList<ScheduleRule> rules, ValueList<string> yearly, ValueList<int> monthly, ValueList<string> includes, ValueList<CalendarContent> included) =>
        (TimeZoneId, _rules, _yearly, _monthly, Includes, _included) = (timeZoneId, rules, yearly, monthly, includes, included);

    /// <summary>The zone of its days and times; null: that of the schedule.</summary>
    public string? TimeZoneId { get; }

    /// <summary>The names of the calendars whose times are taken away as well.</summary>
    public ValueList<string> Includes { get; }

    /// <summary>Reads a calendar.</summary>
    /// <param name="given">What the caller gave.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="path">The path of it in the caller's input.</param>
    public static CalendarContent? Read(JsonElement given, InputErrors errors, string path)
    {
        if (given.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, JsonInput.Given(given), "an object such as {\"dates\": [\"2026-12-25\"], \"weekly\": [\"sun\"]}");
            return null;
        }

        var before = errors.Noted;
        var members = JsonInput.Members(given, path, Keys, errors);
        var zone = members.TryGetValue("timezone", out var zoneGiven) && zoneGiven.ValueKind != JsonValueKind.Null ? JsonText.Of(zoneGiven) ?? "" : null;
        if (zone is { Length: 0 })
            errors.Add($"{path}.timezone", JsonInput.Given(zoneGiven), "the IANA id of a time zone");
        var rules = new List<ScheduleRule>();
        Add("dates", "dates", isList: false);
        Add("weekly", "weekdays", isList: false);
        Add("daily", "time_of_day", isList: true);
        Add("between", "between", isList: true);
        Add("cron", "cron", isList: true);
        Add("rrule", "rrule", isList: true);
        var yearly = Texts(members, "yearly", "days such as \"12-25\"", static text => IsDayOfYear(text), errors, path);
        var includes = Texts(members, "includes", CalendarName.Allowed, CalendarName.IsValid, errors, path);
        var monthly = Days(members, errors, path);
        var included = members.TryGetValue("included", out var all) && all.ValueKind == JsonValueKind.Array
            ? all.EnumerateArray().Select(one => Read(one, errors, $"{path}.included")).OfType<CalendarContent>().ToList()
            : [];
        return errors.Noted == before ? new CalendarContent(zone, [.. rules], [.. yearly], [.. monthly], [.. includes], [.. included]) : null;

        void Add(string name, string kind, bool isList)
        {
            if (!members.TryGetValue(name, out var value))
                return;
            if (!isList)
            {
                if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > 0)
                    AddOne(value, kind, $"{path}.{name}");
                return;
            }

            if (value.ValueKind != JsonValueKind.Array)
            {
                errors.Add($"{path}.{name}", JsonInput.Given(value), "a list");
                return;
            }

            foreach (var (index, item) in value.EnumerateArray().Index())
                AddOne(item, kind, string.Create(CultureInfo.InvariantCulture, $"{path}.{name}[{index}]"));
        }

        void AddOne(JsonElement value, string kind, string where)
        {
            var form = RuleForm.All.First(form => form.Name == kind);
            if (form.Read(new RuleInput(value, new Dictionary<string, JsonElement>(), zone ?? "UTC", errors, where)) is { } rule)
                rules.Add(rule);
        }
    }

    /// <summary>The instant before which everything from <paramref name="utc"/> on is taken away; null if that instant stays.</summary>
    /// <param name="utc">An instant, in UTC.</param>
    /// <param name="scope">What it is computed in.</param>
    public DateTime? ExcludedUntil(DateTime utc, RuleScope scope)
    {
        var zone = scope.ZoneOf(TimeZoneId);
        var own = TimeZoneId is null ? scope : scope with { Zone = zone };
        DateTime? until = null;
        foreach (var rule in _rules)
            until = Later(until, rule.ExcludedUntil(utc, own));
        foreach (var other in _included)
            until = Later(until, other.ExcludedUntil(utc, scope));
        if (_yearly.Count + _monthly.Count == 0)
            return until;
        var day = (utc + TimeZones.OffsetAt(zone, utc)).Date;
        var isTaken = _monthly.Contains(day.Day) || _yearly.Contains(day.ToString("MM-dd", CultureInfo.InvariantCulture));
        // To the next local midnight, or to a change of the clocks before it.
        return isTaken ? Later(until, EndOfDay(utc, day, zone)) : until;
    }

    /// <summary>The calendar with the calendars that it includes, for a schedule that uses it.</summary>
    /// <param name="included">They.</param>
    public CalendarContent With(IReadOnlyList<CalendarContent> included) => new(TimeZoneId, _rules, _yearly, _monthly, Includes, [.. included]);

    /// <summary>Writes it as an object, as it is read.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="isStored">True for the stored form of a schedule.</param>
    public void Write(Utf8JsonWriter json, bool isStored)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        if (TimeZoneId is not null)
            json.WriteString("timezone"u8, TimeZoneId);
        foreach (var (name, kind, isList) in ((string, string, bool)[])
            [("dates", "dates", false), ("weekly", "weekdays", false), ("daily", "time_of_day", true), ("between", "between", true), ("cron", "cron", true), ("rrule", "rrule", true)])
        {
            var values = _rules.Select(ValuesOf).Where(value => value.Kind == kind).Select(static value => value.Value).ToArray();
            if (values.Length == 0)
                continue;
            json.WritePropertyName(name);
            if (!isList)
            {
                values[0].WriteTo(json);
                continue;
            }

            json.WriteStartArray();
            foreach (var value in values)
                value.WriteTo(json);
            json.WriteEndArray();
        }

        WriteList(json, "yearly", _yearly, static (json, day) => json.WriteStringValue(day));
        WriteList(json, "monthly", _monthly, static (json, day) => json.WriteNumberValue(day));
        WriteList(json, "includes", Includes, static (json, name) => json.WriteStringValue(name));
        if (isStored)
            WriteList(json, "included", _included, static (json, other) => other.Write(json, isStored: true));
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, ValueList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }

    private static (string Kind, JsonElement Value) ValuesOf(ScheduleRule rule)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            rule.Write(json, isStored: true);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        var member = document.RootElement.EnumerateObject().First();
        return (member.Name, member.Value.Clone());
    }

    private static DateTime EndOfDay(DateTime utc, DateTime day, NodaTime.DateTimeZone zone)
    {
        var interval = zone.GetZoneInterval(NodaTime.Instant.FromDateTimeUtc(utc));
        var end = DateTime.SpecifyKind(day.AddDays(1), DateTimeKind.Utc) - interval.WallOffset.ToTimeSpan();
        return interval.HasEnd && interval.End < NodaTime.Instant.FromDateTimeUtc(end) ? interval.End.ToDateTimeUtc() : end;
    }

    private static DateTime? Later(DateTime? one, DateTime? other) => one is null || other > one ? other : one;

    // A leap year has all days.
    private static bool IsDayOfYear(string text) => DateOnly.TryParseExact("2000-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static List<string> Texts(
        Dictionary<string, JsonElement> members, string name, string allowed, Func<string, bool> isAllowed, InputErrors errors, string path)
    {
        if (!members.TryGetValue(name, out var value))
            return [];
        var texts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(JsonText.Of).ToList() : null;
        if (texts is not null && texts.TrueForAll(text => text is not null && isAllowed(text)))
            return texts!;
        errors.Add($"{path}.{name}", JsonInput.Given(value), $"a list of {allowed}");
        return [];
    }

    private static List<int> Days(Dictionary<string, JsonElement> members, InputErrors errors, string path)
    {
        if (!members.TryGetValue("monthly", out var value))
            return [];
        var days = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(static item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var day) ? day : 0).ToList()
            : null;
        if (days is not null && days.TrueForAll(static day => day is >= 1 and <= 31))
            return days;
        errors.Add($"{path}.monthly", JsonInput.Given(value), "a list of days from 1 to 31");
        return [];
    }
}
