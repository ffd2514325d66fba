using System.Text.Json;
using NodaTime;

namespace ActorScheduler.Contracts.Schedules.Rules;

/// <summary>
/// One rule of a schedule, of one kind: the times that it names, or what it takes away. An immutable value; pure. Each kind has a folder beside this file and
/// a row in <see cref="RuleForm"/>.
/// </summary>
public abstract record ScheduleRule
{
    private protected ScheduleRule()
    {
    }

    /// <summary>The zone that the rule itself names, or null.</summary>
    public virtual string? OwnZoneId => null;

    /// <summary>The rule for people, short.</summary>
    public abstract string Display { get; }

    /// <summary>The first instant (UTC) strictly after another that the rule names; null if there is none.</summary>
    /// <param name="after">An instant, in UTC.</param>
    /// <param name="scope">What it is computed in.</param>
    public abstract DateTime? NextAfter(DateTime after, RuleScope scope);

    /// <summary>As an exclusion: the instant (UTC) before which everything from <paramref name="utc"/> on is taken away; null if that instant stays.</summary>
    /// <param name="utc">An instant, in UTC.</param>
    /// <param name="scope">What it is computed in.</param>
    public virtual DateTime? ExcludedUntil(DateTime utc, RuleScope scope) => NextAfter(utc.AddTicks(-1), scope) == utc ? utc.AddTicks(1) : null;

    /// <summary>The local times that the rule names and no clock shows, with the instants of the changes that skip them.</summary>
    /// <param name="after">An instant, in UTC.</param>
    /// <param name="to">The last instant to look at, in UTC.</param>
    /// <param name="scope">What it is computed in.</param>
    public virtual IEnumerable<(DateTime Local, DateTime At)> Skipped(DateTime after, DateTime to, RuleScope scope) => [];

    /// <summary>Writes the members of the rule's object, as they are read.</summary>
    /// <param name="json">Where to, inside an object.</param>
    /// <param name="isStored">True for the stored form, which also holds what was looked up when the rule was written.</param>
    public abstract void Write(Utf8JsonWriter json, bool isStored);

    /// <summary>The end of an exclusion that lasts until a local time; sooner if the clocks change before it.</summary>
    /// <param name="utc">Where it is asked, in UTC.</param>
    /// <param name="end">The local time, in ticks, that is no longer excluded.</param>
    /// <param name="zone">The zone.</param>
    private protected static DateTime Until(DateTime utc, long end, DateTimeZone zone)
    {
        var interval = zone.GetZoneInterval(Instant.FromDateTimeUtc(utc));
        var until = new DateTime(Math.Min(end - interval.WallOffset.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        return interval.HasEnd && interval.End < Instant.FromDateTimeUtc(until) ? interval.End.ToDateTimeUtc() : until;
    }

    /// <summary>What the clock of a zone shows.</summary>
    private protected static DateTime LocalAt(DateTime utc, DateTimeZone zone) =>
        new(Math.Clamp(utc.Ticks + TimeZones.OffsetAt(zone, utc).Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified);
}
