using System.Globalization;
using Cronos;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>A crontab ready to compute with: compiled once per schedule and used for every fire.</summary>
/// <remarks>
/// Cronos finds the next local time; the step from there to an instant is <see cref="CivilClock"/>'s. Cronos offers that step too, but
/// in Europe/Dublin and zones like it gives instants that are not later than the one it was asked about.
/// </remarks>
internal sealed class CompiledCrontab : ICivilTimes
{
    // Cronos looks no further.
    private const int LastYear = 2499;

    private readonly CronExpression _expression;

    private CompiledCrontab(CronExpression expression, bool isInterval)
    {
        _expression = expression;
        IsInterval = isInterval;
    }

    /// <inheritdoc />
    public bool IsInterval { get; }

    /// <exception cref="FormatException">A field is not in Celery's grammar.</exception>
    public static CompiledCrontab Of(CrontabSchedule crontab)
    {
        var minute = Expand(CrontabField.Minute, crontab.Minute);
        var hour = Expand(CrontabField.Hour, crontab.Hour);
        var dayOfMonth = Expand(CrontabField.DayOfMonth, crontab.DayOfMonth);
        var month = Expand(CrontabField.MonthOfYear, crontab.MonthOfYear);
        var dayOfWeek = Expand(CrontabField.DayOfWeek, crontab.DayOfWeek);

        // Standard cron's order of fields, which is Cronos's.
        var expression = CronExpression.Parse($"{minute.Text} {hour.Text} {dayOfMonth.Text} {month.Text} {dayOfWeek.Text}");
        return new CompiledCrontab(expression, minute.IsInterval || hour.IsInterval);
    }

    /// <inheritdoc />
    public DateTime? NextFrom(DateTime from) =>
        from.Year > LastYear ? null : _expression.GetNextOccurrence(DateTime.SpecifyKind(from, DateTimeKind.Utc), inclusive: true);

    private static (string Text, bool IsInterval) Expand(CrontabField field, string given)
    {
        if (CrontabGrammar.Expand(field, given, out var values) is { } problem)
            throw new FormatException($"crontab.{field.Name} '{given}': {problem}.");

        var numbers = field.Numbers(values).Select(number => number.ToString(CultureInfo.InvariantCulture));
        var isAll = values.Count == field.Max - field.Min + 1;
        return (isAll ? "*" : string.Join(',', numbers), values.IsInterval);
    }
}
