using Ical.Net.DataTypes;

namespace ActorScheduler.Contracts.Schedules.Rules.Recurrence;

/// <summary>The lines of a recurrence in RFC 5545: <c>DTSTART</c>, <c>RRULE</c>, <c>RDATE</c>, <c>EXDATE</c>.</summary>
/// <param name="Start">The local time of DTSTART.</param>
/// <param name="ZoneId">Its TZID (<c>UTC</c> for a time that ends in Z), or null.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Dates">Times that are added.</param>
/// <param name="Exceptions">Times that are taken away.</param>
internal sealed record RecurrenceText(DateTime Start, string? ZoneId, IReadOnlyList<RecurrencePattern> Rules, IReadOnlyList<DateTime> Dates, IReadOnlySet<DateTime> Exceptions)
{
    private const int LengthOfDate = 8;

    /// <summary>Whether DTSTART is a date, so that whole days are meant.</summary>
    public bool IsDate { get; private init; }

    private static readonly string[] Forms = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd"];

    /// <summary>Reads the lines.</summary>
    /// <returns>Null, or what is wrong, as a phrase.</returns>
    public static string? Parse(string text, out RecurrenceText? read)
    {
        read = null;
        DateTime? start = null;
        string? zone = null;
        var isDate = false;
        var rules = new List<RecurrencePattern>();
        var dates = new List<DateTime>();
        var exceptions = new HashSet<DateTime>();
        // A long line is folded: it goes on after a line break and a blank.
        var unfolded = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal);
        foreach (var line in unfolded.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                return $"{line} has no colon";
            var head = line[..colon].Split(';');
            var value = line[(colon + 1)..];
            var problem = head[0].ToUpperInvariant() switch
            {
                "DTSTART" when start is not null => "DTSTART stands there twice",
                "DTSTART" => ReadStart(head, value, out start, out zone),
                "RRULE" => ReadRule(value, rules),
                "RDATE" => ReadDates(value, dates),
                "EXDATE" => ReadDates(value, exceptions),
                var other => $"{other} is none of DTSTART, RRULE, RDATE, EXDATE",
            };
            if (problem is not null)
                return problem;
            isDate |= head[0].Equals("DTSTART", StringComparison.OrdinalIgnoreCase) && value.Length == LengthOfDate;
        }

        if (start is null)
            return "DTSTART is missing";
        if (rules.Count == 0 && dates.Count == 0)
            return "RRULE is missing";
        if (rules.Count > 1)
            return "RRULE stands there twice: write two rules into include";
        read = new RecurrenceText(start.Value, zone, rules, dates, exceptions) { IsDate = isDate };
        return null;
    }

    private static string? ReadStart(string[] head, string value, out DateTime? start, out string? zone)
    {
        zone = head.Skip(1).FirstOrDefault(static part => part.StartsWith("TZID=", StringComparison.OrdinalIgnoreCase))?[5..];
        start = null;
        if (!TryTime(value, out var time))
            return $"{value} is no time such as 20260101T090000";
        if (value.EndsWith('Z'))
            zone = "UTC";
        start = time;
        return null;
    }

    private static string? ReadRule(string value, List<RecurrencePattern> rules)
    {
        try
        {
            var rule = new RecurrencePattern(value);
            if (rule.Count is not null && rule.Until is not null)
                return "COUNT and UNTIL exclude each other";
            if (rule.Interval < 1)
                return "INTERVAL is 1 or more";
            rules.Add(rule);
            return null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            return e.Message;
        }
    }

    private static string? ReadDates(string value, ICollection<DateTime> dates)
    {
        foreach (var part in value.Split(','))
        {
            if (!TryTime(part, out var time))
                return $"{part} is no time such as 20260101T090000";
            dates.Add(time);
        }

        return dates.Count > RecurrenceRule.MostDates ? $"there are more than {RecurrenceRule.MostDates} dates" : null;
    }

    private static bool TryTime(string text, out DateTime time) => DateTime.TryParseExact(
        text, Forms, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal, out time)
        && time.Year is > 1 and < 9990 && (time = DateTime.SpecifyKind(time, DateTimeKind.Unspecified)) == time;
}
