namespace ActorScheduler.Contracts.Schedules.Rules.Exclusions;

/// <summary>A rule that only takes away: it names no times.</summary>
public abstract record ExclusionRule : ScheduleRule
{
    private protected ExclusionRule()
    {
    }

    /// <inheritdoc />
    public override DateTime? NextAfter(DateTime after, RuleScope scope) => null;

    /// <inheritdoc />
    public abstract override DateTime? ExcludedUntil(DateTime utc, RuleScope scope);
}
