using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Schedules.Rules;
using ActorScheduler.Contracts.Schedules.Rules.Crontabs;
using ActorScheduler.Contracts.Schedules.Rules.Exclusions;
using ActorScheduler.Contracts.Schedules.Rules.Intervals;
using ActorScheduler.Contracts.Validation;
using NodaTime;

namespace ActorScheduler.Contracts.Schedules.Specs;

/// <summary>
/// Several rules in one schedule: what they name together, one instant once, without what others take away. Stored as the JSON in which it is written.
/// </summary>
public sealed record SpecSchedule : Schedule
{
    /// <summary>The most rules in <see cref="Include"/> and in <see cref="Exclude"/>.</summary>
    public const int MostRules = 100;

    /// <summary>How many excluded times in a row are looked at before the search is given up.</summary>
    public const int Budget = 20_000;

    private DateTimeZone? _zone;
    private string? _specification;
    private Walk? _walk;

    /// <summary>Makes a schedule.</summary>
    /// <param name="timeZoneId">The IANA id of the zone of rules that name none.</param>
    /// <param name="include">Rules that name times: 1 to 100.</param>
    /// <param name="exclude">Rules that take times away: up to 100.</param>
    /// <param name="changes">What happens when clocks change.</param>
    /// <param name="seed">The id of the schedule, from which <c>H</c> in a cron text is made; 0 for one that has none yet.</param>
    public SpecSchedule(string timeZoneId, ValueList<ScheduleRule> include, ValueList<ScheduleRule> exclude, ClockChangePolicy changes, long seed = 0) =>
        (TimeZoneId, Include, Exclude, Changes, Seed) = (timeZoneId, include, exclude, changes, seed);

    // What a copy changes, it has to compute anew.
    private SpecSchedule(SpecSchedule original)
        : base(original) =>
        (TimeZoneId, Include, Exclude, Changes, Seed) = (original.TimeZoneId, original.Include, original.Exclude, original.Changes, original.Seed);

    /// <summary>The IANA id of the zone of rules that name none.</summary>
    public string TimeZoneId { get; init; }

    /// <summary>The rules that name times.</summary>
    public ValueList<ScheduleRule> Include { get; init; }

    /// <summary>The rules that take times away.</summary>
    public ValueList<ScheduleRule> Exclude { get; init; }

    /// <summary>What happens when clocks change.</summary>
    public ClockChangePolicy Changes { get; init; }

    /// <summary>The id of the schedule; 0 for one that has none yet.</summary>
    public long Seed { get; init; }

    /// <summary>The names of the calendars that it uses.</summary>
    public IEnumerable<string> Calendars => Exclude.OfType<CalendarExclusion>().Select(static rule => rule.Name).Distinct();

    /// <inheritdoc />
    public override ScheduleKind Kind => ScheduleKind.Spec;

    /// <inheritdoc />
    public override string Display => string.Join("; ", Include.Select(static rule => rule.Display))
        + (Exclude.Count == 0 ? "" : $" without {string.Join("; ", Exclude.Select(static rule => rule.Display))}");

    /// <inheritdoc />
    public override string Specification => _specification ??= Encoding.UTF8.GetString(ToJson());

    /// <inheritdoc />
    public override string? ZoneId => TimeZoneId;

    /// <summary>The schedule as a crontab or an interval, if it is just that; else itself.</summary>
    public Schedule Simplest => (Include, Exclude.Count, Changes == ClockChangePolicy.Default) switch
    {
        ([CrontabRule rule], 0, true) => rule.Crontab,
        ([IntervalRule { IsPlain: true, Words: { } words }], 0, true) => words,
        _ => this,
    };

    /// <summary>Any schedule as rules.</summary>
    /// <param name="schedule">The schedule.</param>
    public static SpecSchedule Of(Schedule schedule) => schedule switch
    {
        SpecSchedule spec => spec,
        CrontabSchedule crontab => new SpecSchedule(crontab.TimeZoneId, [new CrontabRule(crontab)], [], ClockChangePolicy.Default),
        IntervalSchedule interval => new SpecSchedule("UTC", [IntervalRule.Of(interval)], [], ClockChangePolicy.Default),
        _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule?.Kind, "no rules are known for this kind of schedule"),
    };

    /// <summary>Reads the stored form.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="InvalidDataException">A newer release wrote it, or it is damaged.</exception>
    public static SpecSchedule FromJson(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var errors = new InputErrors();
        return SpecJson.ReadRules(document.RootElement, "UTC", errors, "spec", isStored: true) is { } read
            ? read
            : throw new InvalidDataException($"A stored schedule cannot be read: {errors}");
    }

    /// <summary>The stored form.</summary>
    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, SpecJson.Style))
        {
            json.WriteStartObject();
            SpecJson.WriteRules(json, this, isStored: true);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <inheritdoc />
    /// <exception cref="TimeZoneNotFoundException">The zone data does not know a zone.</exception>
    public override DateTimeOffset? NextAfter(DateTimeOffset after, DateTimeOffset anchor) => Search(after, anchor).Next;

    /// <summary>Looks for the first time strictly after an instant.</summary>
    /// <param name="after">The instant.</param>
    /// <param name="anchor">Where a grid begins that says nothing of it.</param>
    /// <param name="excluded">Takes the times that were passed over, each with the rule that takes it away.</param>
    public SpecSearch Search(DateTimeOffset after, DateTimeOffset anchor, ICollection<SpecExcluded>? excluded = null)
    {
        var walk = WalkFrom(anchor);
        var scope = walk.Scope;
        var from = after.UtcDateTime;
        for (var looked = 0; looked < Budget; looked++)
        {
            if (Named(from, walk) is not { } next)
                return new SpecSearch(null, false);
            if (ExcludedAt(next, scope) is not { } taken)
                return new SpecSearch(new DateTimeOffset(next, TimeSpan.Zero), false);
            excluded?.Add(new SpecExcluded(new DateTimeOffset(next, TimeSpan.Zero), taken.Rule));
            from = taken.Until.AddTicks(-1);
        }

        return new SpecSearch(null, true);
    }

    /// <summary>The rules that name an instant, and the one that takes it away, if any.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="anchor">Where a grid begins that says nothing of it.</param>
    public (IReadOnlyList<ScheduleRule> NamedBy, ScheduleRule? TakenBy) Explain(DateTimeOffset at, DateTimeOffset anchor)
    {
        var scope = ScopeOf(anchor);
        var utc = at.UtcDateTime;
        return ([.. Include.Where(rule => rule.NextAfter(utc.AddTicks(-1), scope) == utc)], ExcludedAt(utc, scope)?.Rule);
    }

    /// <summary>The local times that a change of the clocks skips and that come due nowhere, because the schedule says so.</summary>
    /// <param name="after">An instant.</param>
    /// <param name="to">The last instant to look at.</param>
    /// <param name="anchor">Where a grid begins that says nothing of it.</param>
    public IEnumerable<(DateTime Local, DateTimeOffset At)> Skipped(DateTimeOffset after, DateTimeOffset to, DateTimeOffset anchor)
    {
        if (Changes.Gap != GapPolicy.Skip)
            return [];
        var scope = ScopeOf(anchor);
        return Include.SelectMany(rule => rule.Skipped(after.UtcDateTime, to.UtcDateTime, scope))
            .OrderBy(static skipped => skipped.At).ThenBy(static skipped => skipped.Local)
            .Select(static skipped => (skipped.Local, new DateTimeOffset(skipped.At, TimeSpan.Zero)));
    }

    /// <inheritdoc />
    public bool Equals(SpecSchedule? other) => other is not null && Specification == other.Specification;

    /// <inheritdoc />
    public override int GetHashCode() => Specification.GetHashCode(StringComparison.Ordinal);

    private DateTime? Named(DateTime after, Walk walk)
    {
        DateTime? first = null;
        foreach (var (index, rule) in Include.Index())
        {
            var next = after == DateTime.MaxValue ? null : walk.Last[index].NextFrom(after.AddTicks(1), from => rule.NextAfter(from.AddTicks(-1), walk.Scope));
            if (first is null || next < first)
                first = next ?? first;
        }

        return first;
    }

    private (ScheduleRule Rule, DateTime Until)? ExcludedAt(DateTime utc, RuleScope scope)
    {
        (ScheduleRule Rule, DateTime Until)? taken = null;
        foreach (var rule in Exclude)
        {
            if (rule.ExcludedUntil(utc, scope) is { } until && (taken is null || until > taken.Value.Until))
                taken = (rule, until);
        }

        return taken;
    }

    private RuleScope ScopeOf(DateTimeOffset anchor)
    {
        _zone ??= TimeZones.Find(TimeZoneId) ?? throw new TimeZoneNotFoundException($"The zone data {TimeZones.Version} does not know the time zone '{TimeZoneId}'.");
        return new RuleScope(_zone, Changes, anchor, Seed);
    }

    private Walk WalkFrom(DateTimeOffset anchor) =>
        _walk is { } walk && walk.Scope.Anchor == anchor ? walk : _walk = new Walk(ScopeOf(anchor), [.. Include.Select(static _ => new LastAnswer())]);

    /// <summary>What the rules were last asked by one anchor: most are asked for the next time of a schedule while their own is far.</summary>
    private sealed record Walk(RuleScope Scope, LastAnswer[] Last);
}

/// <summary>What a search found.</summary>
/// <param name="Next">The time; null if there is none.</param>
/// <param name="IsExhausted">Whether it was given up, because too many times in a row are excluded.</param>
public readonly record struct SpecSearch(DateTimeOffset? Next, bool IsExhausted);

/// <summary>A time that a rule names and another takes away.</summary>
/// <param name="At">The time.</param>
/// <param name="By">The rule that takes it away.</param>
public readonly record struct SpecExcluded(DateTimeOffset At, ScheduleRule By);
