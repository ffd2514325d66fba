using System.Globalization;
using System.Text;
using Cronos;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>A crontab made ready to compute with: made once per schedule, asked at each fire.</summary>
internal sealed class CompiledCrontab
{
    // Cronos looks no further than the year 2499 and gives null there; the guard keeps conversions of later times from overflowing.
    private static readonly DateTime End = new(2500, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Start = new(1, 1, 3, 0, 0, 0, DateTimeKind.Utc);

    private readonly CronExpression _expression;
    private readonly TimeZoneInfo _zone;

    private CompiledCrontab(CronExpression expression, TimeZoneInfo zone)
    {
        _expression = expression;
        _zone = zone;
    }

    /// <exception cref="FormatException">A field is not in Celery's grammar.</exception>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the time zone.</exception>
    public static CompiledCrontab Of(CrontabSchedule crontab)
    {
        var zone = TimeZones.Find(crontab.TimeZoneId)
            ?? throw new TimeZoneNotFoundException($"This machine does not know the time zone '{crontab.TimeZoneId}'.");

        // Standard cron's order of fields, which is Cronos's.
        var text = new StringBuilder();
        Append(text, CrontabField.Minute, crontab.Minute);
        Append(text, CrontabField.Hour, crontab.Hour);
        Append(text, CrontabField.DayOfMonth, crontab.DayOfMonth);
        Append(text, CrontabField.MonthOfYear, crontab.MonthOfYear);
        Append(text, CrontabField.DayOfWeek, crontab.DayOfWeek);
        return new CompiledCrontab(CronExpression.Parse(text.ToString()), zone);
    }

    public DateTimeOffset? NextAfter(DateTimeOffset after)
    {
        var from = after.UtcDateTime;
        if (from >= End)
            return null;

        // Local times of the first day of the calendar may lie before it.
        var next = _expression.GetNextOccurrence(from < Start ? Start : from, _zone);
        return next is { } found ? new DateTimeOffset(found, TimeSpan.Zero) : null;
    }

    private static void Append(StringBuilder text, CrontabField field, string fieldText)
    {
        if (CrontabGrammar.Expand(field, fieldText, out var values) is { } problem)
            throw new FormatException($"crontab.{field.Name} '{fieldText}': {problem}.");

        if (text.Length > 0)
            text.Append(' ');
        if (values.Count == field.Max - field.Min + 1)
        {
            text.Append('*');
            return;
        }

        // A range of one number: to Cronos the field stays one that was written with *, a range or a step (see the policy on DST).
        text.Append(CultureInfo.InvariantCulture, $"{values.Least}");
        if (values.IsInterval)
            text.Append(CultureInfo.InvariantCulture, $"-{values.Least}");
        foreach (var number in field.Numbers(values).Skip(1))
            text.Append(CultureInfo.InvariantCulture, $",{number}");
    }
}
