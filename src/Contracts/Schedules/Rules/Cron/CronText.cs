namespace ActorScheduler.Contracts.Schedules.Rules.Cron;

/// <summary>A cron text taken apart: the zone before it, macros, and the fields by the dialect.</summary>
/// <param name="ZoneId">The zone that stands in front (<c>TZ=…</c>), or null.</param>
/// <param name="Fields">The texts of second, minute, hour, day of month, month, day of week and year; the first and the last may be null.</param>
/// <param name="Every">The length and the phase of <c>@every</c>, instead of fields.</param>
internal sealed record CronText(string? ZoneId, IReadOnlyList<string?> Fields, (TimeSpan Length, TimeSpan Phase)? Every)
{
    /// <summary>The fields in their order.</summary>
    public static readonly CronField[] All =
        [CronField.Second, CronField.Minute, CronField.Hour, CronField.DayOfMonth, CronField.Month, CronField.DayOfWeek, CronField.Year];

    private const int DayOfMonth = 3;
    private const int DayOfWeek = 5;

    private static readonly Dictionary<string, string> Macros = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dialect">In whose words.</param>
    /// <param name="cron">The parts.</param>
    /// <returns>Null, or what is wrong, as a phrase.</returns>
    public static string? Parse(string text, CronDialect dialect, out CronText? cron)
    {
        cron = null;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string? zone = null;
        while (words is [var first, ..] && (first.StartsWith("TZ=", StringComparison.Ordinal) || first.StartsWith("CRON_TZ=", StringComparison.Ordinal)))
        {
            if (zone is not null)
                return "the zone is given twice";
            zone = first[(first.IndexOf('=', StringComparison.Ordinal) + 1)..];
            words = words[1..];
        }

        if (words is ["@every", var every])
            return ReadEvery(every, zone, out cron);
        if (words is [var macro] && macro.StartsWith('@'))
        {
            if (!Macros.TryGetValue(macro, out var meaning))
                return macro is "@reboot" ? "a schedule knows no reboot" : $"the macros are {string.Join(' ', Macros.Keys)} and @every 90m";
            cron = new CronText(zone, [null, .. meaning.Split(' '), null], null);
            return null;
        }

        var fields = (words.Length, dialect.SixEndInYear) switch
        {
            (5, _) when !dialect.NeedsQuestionMark => (string?[])[null, .. words, null],
            (6, true) => [null, .. words],
            (6, false) => [.. words, null],
            (7, _) => words,
            _ => null,
        };
        if (fields is null)
            return $"there are {words.Length} fields; {dialect.Name} has {(dialect.NeedsQuestionMark ? "6 or 7" : "5, 6 or 7")}";
        if (dialect.NeedsQuestionMark && (fields[DayOfMonth] == "?") == (fields[DayOfWeek] == "?"))
            return "in quartz exactly one of day of month and day of week is ?";
        cron = new CronText(zone, fields, null);
        return null;
    }

    private static string? ReadEvery(string text, string? zone, out CronText? cron)
    {
        cron = null;
        var parts = text.Split('/');
        var phase = TimeSpan.Zero;
        if (parts.Length > 2 || !Durations.TryParse(parts[0], out var length) || length < TimeSpan.FromMicroseconds(1) || length > TimeSpan.FromDays(36_525)
            || parts.Length == 2 && (!Durations.TryParse(parts[1], out phase) || phase < TimeSpan.Zero || phase >= length))
        {
            return "@every is followed by a duration, and perhaps a phase that is less: @every 90m/5m";
        }

        cron = new CronText(zone, [], (length, phase));
        return null;
    }
}
