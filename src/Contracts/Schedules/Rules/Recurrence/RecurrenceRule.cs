using System.Text.Json;
using ActorScheduler.Contracts.Json;
using Ical.Net;
using Ical.Net.DataTypes;

namespace ActorScheduler.Contracts.Schedules.Rules.Recurrence;

/// <summary>
/// A recurrence of RFC 5545: <c>{"rrule": "DTSTART:20260101T090000\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"}</c>. Local times are mapped as those of
/// all rules are. Seconds and minutes without other parts are an interval in elapsed time. DTSTART is an occurrence only if the rule matches it.
/// </summary>
public sealed record RecurrenceRule : CivilRule
{
    /// <summary>The most dates in RDATE or EXDATE, and the greatest COUNT.</summary>
    public const int MostDates = 10_000;

    private const int LongestText = 64_000;

    private readonly RecurrenceText _read;
    private readonly DateTime? _last;
    private readonly TimeSpan? _elapsed;

    private RecurrenceRule(string text, RecurrenceText read, DateTime? last, TimeSpan? elapsed) => (Text, _read, _last, _elapsed) = (text, read, last, elapsed);

    /// <summary>The lines as they were written.</summary>
    public string Text { get; }

    /// <summary>Whether there is no time at all that it names. To find that out may take seconds.</summary>
    internal bool NamesNothing => _elapsed is null && Compile(0).NextFrom(DateTime.MinValue) is null;

    /// <inheritdoc />
    public override string? OwnZoneId => _read.ZoneId;

    /// <inheritdoc />
    public override string Display => _read.Rules is [var rule] ? rule.ToString()! : "RDATE";

    /// <inheritdoc />
    public bool Equals(RecurrenceRule? other) => other is not null && Text == other.Text;

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    internal static ScheduleRule? Read(RuleInput input)
    {
        const string Form = "lines of RFC 5545 such as \"DTSTART:20260101T090000\\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1\"";
        if (JsonText.Of(input.Value) is not { Length: <= LongestText } text)
        {
            input.Wrong(Form);
            return null;
        }

        var wrong = RecurrenceText.Parse(text, out var read) ?? WhyNot(read!);
        if (wrong is null)
            return Of(text, read!);
        input.Wrong($"{Form} ({wrong})");
        return null;
    }

    /// <inheritdoc />
    public override DateTime? NextAfter(DateTime after, RuleScope scope)
    {
        if (_elapsed is not { } length)
            return base.NextAfter(after, scope);
        var clock = new CivilClock(scope.ZoneOf(OwnZoneId));
        var start = clock.NextAfter(new Once(_read.Start), DateTime.SpecifyKind(_read.Start, DateTimeKind.Utc).AddDays(-2), scope.Changes);
        var next = start is { } anchor ? IntervalSchedule.NextAfter(after, anchor, length) : null;
        return next is { } found && clock.LocalAt(found).Local > _last ? null : next;
    }

    /// <inheritdoc />
    /// <remarks>A DTSTART without a time excludes whole days.</remarks>
    public override DateTime? ExcludedUntil(DateTime utc, RuleScope scope)
    {
        if (!_read.IsDate)
            return base.ExcludedUntil(utc, scope);
        var zone = scope.ZoneOf(OwnZoneId);
        var day = LocalAt(utc, zone).Date;
        return Names(day, scope) ? Until(utc, day.AddDays(1).Ticks, zone) : null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored) => json.WriteString("rrule"u8, Text);

    /// <inheritdoc />
    private protected override ICivilTimes Compile(long seed) => new RecurrenceTimes(_read, _last);

    private static RecurrenceRule Of(string text, RecurrenceText read)
    {
        if (read.Rules is not [var rule])
            return new RecurrenceRule(text, read, null, null);
        var unit = rule.Frequency switch { FrequencyType.Secondly => TimeSpan.TicksPerSecond, FrequencyType.Minutely => TimeSpan.TicksPerMinute, _ => 0 };
        TimeSpan? elapsed = unit > 0 && !HasParts(rule) && read.Dates.Count == 0 && read.Exceptions.Count == 0 ? new TimeSpan(unit * rule.Interval) : null;
        return new RecurrenceRule(text, read, LastOf(read, rule, elapsed), elapsed);
    }

    /// <summary>The last local time, where the rule says how many or until when.</summary>
    private static DateTime? LastOf(RecurrenceText read, RecurrencePattern rule, TimeSpan? elapsed)
    {
        if (rule.Until is { } until)
        {
            // UNTIL in UTC is compared after the mapping; within a day it is the local time that counts for a rule of a zone.
            var end = until.HasTime ? until.Value : until.Value.AddDays(1).AddTicks(-1);
            return until.IsUtc && read.ZoneId is { } id && TimeZones.Find(id) is { } zone
                ? DateTime.SpecifyKind(end, DateTimeKind.Unspecified) + TimeZones.OffsetAt(zone, DateTime.SpecifyKind(end, DateTimeKind.Utc))
                : DateTime.SpecifyKind(end, DateTimeKind.Unspecified);
        }

        if (rule.Count is not { } count)
            return null;
        if (elapsed is { } length)
            return read.Start.AddTicks(length.Ticks * (count - 1));
        var times = new RecurrenceTimes(read with { Dates = [], Exceptions = new HashSet<DateTime>() }, null);
        DateTime? last = null;
        for (var number = 0; number < count && times.NextFrom(last?.AddTicks(1) ?? read.Start) is { } next; number++)
            last = next;
        return last;
    }

    private static string? WhyNot(RecurrenceText read)
    {
        if (read.Rules is not [var rule])
            return null;
        if (rule.Frequency == FrequencyType.Secondly && HasParts(rule))
            return "FREQ=SECONDLY takes no BY parts here: write a cron of six fields";
        return rule.Count > MostDates ? $"COUNT is at most {MostDates}" : null;
    }

    private static bool HasParts(RecurrencePattern rule) =>
        rule.BySecond.Count + rule.ByMinute.Count + rule.ByHour.Count + rule.ByDay.Count + rule.ByMonthDay.Count + rule.ByYearDay.Count + rule.ByWeekNo.Count
        + rule.ByMonth.Count + rule.BySetPosition.Count > 0;

    private sealed class Once(DateTime local) : ICivilTimes
    {
        public bool IsInterval => false;

        public DateTime? NextFrom(DateTime from) => from <= local ? local : null;
    }
}
