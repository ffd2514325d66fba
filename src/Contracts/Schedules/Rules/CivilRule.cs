namespace ActorScheduler.Contracts.Schedules.Rules;

/// <summary>A rule of local times: what happens when clocks change is the same for all of them.</summary>
public abstract record CivilRule : ScheduleRule
{
    // Compiled at the first use. Two threads may both do so, with the same result.
    private Compiled? _compiled;

    private protected CivilRule()
    {
    }

    /// <summary>A copy, which may differ from what was compiled.</summary>
    /// <param name="original">What is copied.</param>
    protected CivilRule(CivilRule original)
        : base(original)
    {
    }

    /// <summary>Whether the rules are equal, compiled or not.</summary>
    /// <param name="other">The other rule.</param>
    public virtual bool Equals(CivilRule? other) => base.Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc />
    public override DateTime? NextAfter(DateTime after, RuleScope scope)
    {
        var compiled = For(scope);
        return compiled.Clock.NextAfter(compiled.Times, after, ChangesIn(scope));
    }

    /// <inheritdoc />
    public override IEnumerable<(DateTime Local, DateTime At)> Skipped(DateTime after, DateTime to, RuleScope scope)
    {
        var compiled = For(scope);
        return compiled.Clock.Skipped(compiled.Times, after, to);
    }

    /// <summary>Whether the rule names a local time.</summary>
    private protected bool Names(DateTime local, RuleScope scope) => For(scope).Times.NextFrom(local) == local;

    /// <summary>The local times, ready to compute with.</summary>
    private protected abstract ICivilTimes Compile(long seed);

    // What recurs within the day but by another rule than cron's means the first pass.
    private protected virtual ClockChangePolicy ChangesIn(RuleScope scope) => scope.Changes;

    private Compiled For(RuleScope scope)
    {
        var compiled = _compiled;
        if (compiled is null || compiled.Seed != scope.Seed || compiled.ZoneId != (OwnZoneId ?? scope.Zone.Id))
            _compiled = compiled = new Compiled(new RememberedTimes(Compile(scope.Seed)), new CivilClock(scope.ZoneOf(OwnZoneId)), OwnZoneId ?? scope.Zone.Id, scope.Seed);
        return compiled;
    }

    private sealed record Compiled(ICivilTimes Times, CivilClock Clock, string ZoneId, long Seed);
}
