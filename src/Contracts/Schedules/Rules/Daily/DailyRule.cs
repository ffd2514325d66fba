using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Schedules.Rules.Cron;

namespace ActorScheduler.Contracts.Schedules.Rules.Daily;

/// <summary>
/// A grid that starts anew each local day: <c>{"daily": {"every": "72m", "from": "08:00", "to": "17:00", "days": "mon-fri"}}</c> (Quartz's
/// DailyTimeInterval). The end is inclusive; one before the start crosses midnight and belongs to the day on which it began.
/// </summary>
public sealed record DailyRule : CivilRule
{
    private static readonly string[] Keys = ["every", "from", "to", "days"];
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly CronValues _weekdays;

    private DailyRule(TimeSpan every, TimeSpan from, TimeSpan to, string days, CronValues weekdays) =>
        (Every, From, To, Days, _weekdays) = (every, from, to, days, weekdays);

    /// <summary>The distance of the grid: 1 s to a day.</summary>
    public TimeSpan Every { get; }

    /// <summary>The first time of a day.</summary>
    public TimeSpan From { get; }

    /// <summary>The last time that may be; before <see cref="From"/> it is on the next day.</summary>
    public TimeSpan To { get; }

    /// <summary>The days of the week, as cron writes them.</summary>
    public string Days { get; }

    /// <inheritdoc />
    public override string Display => $"every {Durations.Text(Every)} from {RuleTimes.TimeText(From)} to {RuleTimes.TimeText(To)} on {Days}";

    /// <inheritdoc />
    public bool Equals(DailyRule? other) => other is not null && (Every, From, To, Days) == (other.Every, other.From, other.To, other.Days);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Every, From, To, Days);

    internal static ScheduleRule? Read(RuleInput input)
    {
        const string Example = "{\"every\": \"72m\", \"from\": \"08:00\", \"to\": \"17:00\", \"days\": \"mon-fri\"}";
        if (input.Object(Keys, Example) is not { } members)
            return null;
        var before = input.Errors.Noted;
        if (!Durations.TryRead(members.GetValueOrDefault("every"), out var every) || every < TimeSpan.FromSeconds(1) || every > Day)
            input.Wrong("every", members.GetValueOrDefault("every"), "a duration of a second to a day such as \"72m\"");
        var from = Time(members, "from", TimeSpan.Zero, input);
        var to = Time(members, "to", Day - TimeSpan.FromMicroseconds(1), input);
        var days = members.TryGetValue("days", out var given) ? JsonText.Of(given) ?? "" : "*";
        CronValues? weekdays = null;
        var wrong = days.Length == 0 ? "empty" : CronMember.Expand(CronField.DayOfWeek, days, CronDialect.Standard, 0, out weekdays);
        if (wrong is not null || weekdays!.Special.Count > 0)
            input.Wrong("days", given, $"days such as \"mon-fri\" or \"sat,sun\" ({wrong ?? "no L and #"})");
        return input.Errors.Noted == before ? new DailyRule(every, from, to, days, weekdays!) : null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteStartObject("daily"u8);
        json.WriteString("every"u8, Durations.Text(Every));
        json.WriteString("from"u8, RuleTimes.TimeText(From));
        json.WriteString("to"u8, RuleTimes.TimeText(To));
        json.WriteString("days"u8, Days);
        json.WriteEndObject();
    }

    /// <inheritdoc />
    private protected override ICivilTimes Compile(long seed) => new Times(this);

    private static TimeSpan Time(Dictionary<string, JsonElement> members, string name, TimeSpan otherwise, RuleInput input)
    {
        if (!members.TryGetValue(name, out var value))
            return otherwise;
        if (RuleTimes.TryReadTime(value, out var time))
            return time;
        input.Wrong(name, value, RuleTimes.TimeForm);
        return otherwise;
    }

    private sealed class Times(DailyRule rule) : ICivilTimes
    {
        private readonly TimeSpan _length = rule.To >= rule.From ? rule.To - rule.From : rule.To - rule.From + Day;

        public bool IsInterval => false;

        public DateTime? NextFrom(DateTime from)
        {
            // A window that began the day before may reach into this one.
            for (var date = from.Date > DateTime.MinValue.AddDays(1) ? from.Date.AddDays(-1) : from.Date; date < DateTime.MaxValue.AddDays(-10); date = date.AddDays(1))
            {
                if (!rule._weekdays.Contains((int)date.DayOfWeek))
                    continue;
                var first = date + rule.From;
                var steps = from <= first ? 0 : ((from - first).Ticks + rule.Every.Ticks - 1) / rule.Every.Ticks;
                if (steps * rule.Every.Ticks <= _length.Ticks)
                    return first.AddTicks(steps * rule.Every.Ticks);
            }

            return null;
        }
    }
}
