using NodaTime;

namespace ActorScheduler.Contracts.Schedules.Rules;

/// <summary>What a rule is computed in: the same for all rules of a schedule.</summary>
/// <param name="Zone">The zone of rules that name none.</param>
/// <param name="Changes">What happens when clocks change.</param>
/// <param name="Anchor">Where a grid begins that says nothing of it.</param>
/// <param name="Seed">The id of the schedule, from which <c>H</c> is made; 0 for one that has none yet.</param>
public sealed record RuleScope(DateTimeZone Zone, ClockChangePolicy Changes, DateTimeOffset Anchor, long Seed)
{
    /// <summary>The zone that a rule names, or else the one of the schedule.</summary>
    /// <param name="id">The IANA id, or null.</param>
    /// <exception cref="TimeZoneNotFoundException">The zone data does not know the zone.</exception>
    public DateTimeZone ZoneOf(string? id) => id is null
        ? Zone
        : TimeZones.Find(id) ?? throw new TimeZoneNotFoundException($"The zone data {TimeZones.Version} does not know the time zone '{id}'.");
}
