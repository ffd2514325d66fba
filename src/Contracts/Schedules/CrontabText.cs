using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>Reads a crontab written as one text, in any of the orders that Celery and cron write.</summary>
public static class CrontabText
{
    private const string OldLegend = CrontabSchedule.Legend;

    // The legend of newer Celery: minute, hour, day of month, month, day of week.
    private const string NewLegend = "(m/h/dM/MY/d)";

    private const string Forms =
        "\"m h d dM MY " + OldLegend + "\" with the day of the week third, \"m h dM MY d " + NewLegend
        + "\" with it last, or plain \"m h dM MY d\" as in cron; a time zone may follow the parenthesis";

    // For each field of CrontabField.All, its place in the text.
    private static readonly int[] OldOrder = [0, 1, 2, 3, 4];
    private static readonly int[] CronOrder = [0, 1, 4, 2, 3];

    /// <summary>
    /// Reads a crontab written as one text: <c>*/15 * * * * (m/h/d/dM/MY)</c> with the day of the week third, as Celery 5.2 writes it;
    /// <c>… (m/h/dM/MY/d)</c> with it last, as newer Celery does; or the five fields alone, in cron's order with it last. A time zone
    /// may follow the parenthesis. Whatever is wrong goes to <paramref name="errors"/>.
    /// </summary>
    public static CrontabSchedule? Read(string text, string defaultTimeZoneId, InputErrors errors, string path)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.IndexOf(')', StringComparison.Ordinal);
        var hasLegend = open >= 0 && close > open;
        var order = !hasLegend ? CronOrder : text[open..(close + 1)] switch
        {
            OldLegend => OldOrder,
            NewLegend => CronOrder,
            _ => null,
        };

        var fields = (hasLegend ? text[..open] : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (order is null || fields.Length != CrontabField.All.Count)
        {
            errors.Add(path, JsonInput.Quoted(text), $"{Forms} ({WhyNot(fields, order is null)})");
            return null;
        }

        var zone = hasLegend ? text[(close + 1)..].Trim() : "";
        var inputs = order.Select(place => (FieldInput?)new FieldInput(fields[place], JsonInput.Quoted(fields[place]))).ToArray();
        return CrontabInput.Create(inputs, zone.Length == 0 ? defaultTimeZoneId : zone, errors, path);
    }

    private static string WhyNot(string[] fields, bool unknownLegend)
    {
        if (unknownLegend)
            return "the order in the parenthesis is neither of these";
        if (fields is [['@', ..], ..])
            return "macros such as @hourly are not part of Celery's grammar; hourly is \"0 * * * *\"";
        return $"there are {fields.Length} fields, not 5";
    }
}
