using System.Text.Json;

namespace ActorScheduler.Contracts.Schedules.Rules.Exclusions;

/// <summary>Takes a span away: <c>{"between": ["2026-12-24T00:00:00", "2027-01-02T00:00:00"]}</c>, the end not included.</summary>
/// <param name="From">The first time, an instant or local to the schedule's zone, as it was written.</param>
/// <param name="To">The time from which on it is over.</param>
public sealed record BetweenExclusion(string From, string To) : ExclusionRule
{
    /// <inheritdoc />
    public override string Display => $"{From} to {To}";

    internal static ScheduleRule? Read(RuleInput input)
    {
        const string Example = "[\"2026-12-24T00:00:00\", \"2027-01-02T00:00:00Z\"], the begin and a later end, with an offset or local to the schedule's timezone";
        if (input.Texts(Example, 2) is not { } texts)
            return null;
        if (texts is [var from, var to] && Ticks(from, NodaTime.DateTimeZone.Utc) is { } begin && Ticks(to, NodaTime.DateTimeZone.Utc) is { } end && begin < end)
            return new BetweenExclusion(from, to);
        input.Wrong(Example);
        return null;
    }

    /// <inheritdoc />
    public override DateTime? ExcludedUntil(DateTime utc, RuleScope scope) =>
        Ticks(From, scope.Zone) <= utc && utc < Ticks(To, scope.Zone) ? Ticks(To, scope.Zone) : null;

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteStartArray("between"u8);
        json.WriteStringValue(From);
        json.WriteStringValue(To);
        json.WriteEndArray();
    }

    private static DateTime? Ticks(string text, NodaTime.DateTimeZone zone)
    {
        if (RuleTimes.TryParseInstant(text, out var instant))
            return instant.UtcDateTime;
        if (!RuleTimes.TryParseLocal(text, out var local))
            return null;
        return zone.AtLeniently(NodaTime.LocalDateTime.FromDateTime(local)).ToDateTimeUtc();
    }
}
