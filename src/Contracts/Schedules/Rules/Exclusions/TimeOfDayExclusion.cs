using System.Text.Json;

namespace ActorScheduler.Contracts.Schedules.Rules.Exclusions;

/// <summary>Takes a part of each local day away: <c>{"time_of_day": ["22:00", "06:00"]}</c>; the end is not included, and may be on the next day.</summary>
/// <param name="From">The first time of day.</param>
/// <param name="To">The time of day from which on it is over.</param>
public sealed record TimeOfDayExclusion(TimeSpan From, TimeSpan To) : ExclusionRule
{
    /// <inheritdoc />
    public override string Display => $"{RuleTimes.TimeText(From)} to {RuleTimes.TimeText(To)}";

    internal static ScheduleRule? Read(RuleInput input)
    {
        if (input.Value.ValueKind == JsonValueKind.Array && input.Value.GetArrayLength() == 2
            && RuleTimes.TryReadTime(input.Value[0], out var from) && RuleTimes.TryReadTime(input.Value[1], out var to) && from != to)
        {
            return new TimeOfDayExclusion(from, to);
        }

        input.Wrong("two different times of day such as [\"22:00\", \"06:00\"]");
        return null;
    }

    /// <inheritdoc />
    public override DateTime? ExcludedUntil(DateTime utc, RuleScope scope)
    {
        var local = LocalAt(utc, scope.Zone);
        var time = local.TimeOfDay;
        if (From < To)
            return time >= From && time < To ? Until(utc, (local.Date + To).Ticks, scope.Zone) : null;
        if (time >= From)
            return Until(utc, (local.Date.AddDays(1) + To).Ticks, scope.Zone);
        return time < To ? Until(utc, (local.Date + To).Ticks, scope.Zone) : null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteStartArray("time_of_day"u8);
        json.WriteStringValue(RuleTimes.TimeText(From));
        json.WriteStringValue(RuleTimes.TimeText(To));
        json.WriteEndArray();
    }
}
