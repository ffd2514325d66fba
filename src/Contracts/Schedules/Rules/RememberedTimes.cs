namespace ActorScheduler.Contracts.Schedules.Rules;

/// <summary>Local times with the last answer remembered.</summary>
internal sealed class RememberedTimes(ICivilTimes times) : ICivilTimes
{
    private readonly LastAnswer _last = new();

    /// <inheritdoc />
    public bool IsInterval => times.IsInterval;

    /// <inheritdoc />
    public DateTime? NextFrom(DateTime from) => _last.NextFrom(from, times.NextFrom);
}
