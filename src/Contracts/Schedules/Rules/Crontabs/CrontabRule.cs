using System.Text.Json;

namespace ActorScheduler.Contracts.Schedules.Rules.Crontabs;

/// <summary>A crontab of Celery as one of several rules: <c>{"crontab": {"minute": "0"}}</c>.</summary>
/// <param name="Crontab">The crontab, in its own zone.</param>
public sealed record CrontabRule(CrontabSchedule Crontab) : CivilRule
{
    /// <inheritdoc />
    public override string OwnZoneId => Crontab.TimeZoneId;

    /// <inheritdoc />
    public override string Display => Crontab.Display;

    internal static ScheduleRule? Read(RuleInput input) =>
        CrontabJson.Read(input.Value, input.ZoneId, input.Errors, input.Path) is { } crontab ? new CrontabRule(crontab) : null;

    /// <inheritdoc />
    public override DateTime? ExcludedUntil(DateTime utc, RuleScope scope)
    {
        var zone = scope.ZoneOf(OwnZoneId);
        var local = LocalAt(utc, zone);
        var minute = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
        return Names(minute, scope) ? Until(utc, minute.AddMinutes(1).Ticks, zone) : null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WritePropertyName("crontab"u8);
        CrontabJson.Write(json, Crontab);
    }

    /// <inheritdoc />
    private protected override ICivilTimes Compile(long seed) => CompiledCrontab.Of(Crontab);
}
