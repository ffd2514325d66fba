using System.Globalization;
using Cronos;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>A crontab ready to compute with: compiled once per schedule and used for every fire.</summary>
/// <remarks>
/// Cronos finds the next local time; the step from there to an instant is <see cref="WallClock"/>'s. Cronos offers that step too, but
/// in Europe/Dublin and zones like it gives instants that are not later than the one it was asked about.
/// </remarks>
internal sealed class CompiledCrontab
{
    // Cronos looks no further than the year 2499. The guards keep conversions near the ends of the calendar from overflowing.
    private static readonly DateTime End = new(2500, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Start = new(1, 1, 4, 0, 0, 0, DateTimeKind.Utc);

    private readonly CronExpression _expression;
    private readonly WallClock _clock;
    private readonly bool _isInterval;

    private CompiledCrontab(CronExpression expression, WallClock clock, bool isInterval)
    {
        _expression = expression;
        _clock = clock;
        _isInterval = isInterval;
    }

    /// <exception cref="FormatException">A field is not in Celery's grammar.</exception>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the time zone.</exception>
    public static CompiledCrontab Of(CrontabSchedule crontab)
    {
        var zone = TimeZones.Find(crontab.TimeZoneId)
            ?? throw new TimeZoneNotFoundException($"This machine does not know the time zone '{crontab.TimeZoneId}'.");
        var minute = Expand(CrontabField.Minute, crontab.Minute);
        var hour = Expand(CrontabField.Hour, crontab.Hour);
        var dayOfMonth = Expand(CrontabField.DayOfMonth, crontab.DayOfMonth);
        var month = Expand(CrontabField.MonthOfYear, crontab.MonthOfYear);
        var dayOfWeek = Expand(CrontabField.DayOfWeek, crontab.DayOfWeek);

        // Standard cron's order of fields, which is Cronos's.
        var expression = CronExpression.Parse($"{minute.Text} {hour.Text} {dayOfMonth.Text} {month.Text} {dayOfWeek.Text}");
        return new CompiledCrontab(expression, new WallClock(zone), minute.IsInterval || hour.IsInterval);
    }

    /// <summary>The first fire time strictly after an instant, by the rules that <see cref="CrontabSchedule"/> states.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset after)
    {
        var from = after.UtcDateTime;
        if (from >= End)
            return null;
        if (from < Start)
            from = Start;

        var local = _clock.LocalAt(from);
        if (_clock.ChangeBetween(from - WallClock.LongestChange, from + WallClock.LongestChange) is not { IsBack: true } back)
            return Instant(FirstPass(local));

        // The clocks are set back about now. In the second pass of the repeated times, only an interval fires.
        var isAfter = from >= back.At;
        var second = _isInterval ? SecondPass(isAfter ? local : JustBefore(back.NewLocal), back) : null;
        var first = FirstPass(isAfter && local < back.OldLocal ? JustBefore(back.OldLocal) : local);
        return Instant(second is null || first < second ? first : second);
    }

    private DateTime? FirstPass(DateTime local) => NextLocal(local) is { } next ? _clock.FirstInstantOf(next) : null;

    private DateTime? SecondPass(DateTime local, ClockChange back) =>
        NextLocal(local) is { } next && next < back.OldLocal ? next - back.After : null;

    /// <summary>The next local time that matches, strictly after another: to Cronos a plain calendar without a zone.</summary>
    private DateTime? NextLocal(DateTime local) => _expression.GetNextOccurrence(local);

    private static DateTime JustBefore(DateTime local) => local.AddTicks(-1);

    private static DateTimeOffset? Instant(DateTime? utc) => utc is { } found ? new DateTimeOffset(found, TimeSpan.Zero) : null;

    private static (string Text, bool IsInterval) Expand(CrontabField field, string given)
    {
        if (CrontabGrammar.Expand(field, given, out var values) is { } problem)
            throw new FormatException($"crontab.{field.Name} '{given}': {problem}.");

        var numbers = field.Numbers(values).Select(number => number.ToString(CultureInfo.InvariantCulture));
        var isAll = values.Count == field.Max - field.Min + 1;
        return (isAll ? "*" : string.Join(',', numbers), values.IsInterval);
    }
}
