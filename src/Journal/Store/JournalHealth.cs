namespace ActorScheduler.Journal.Store;

/// <summary>Whether a journal can be written.</summary>
/// <param name="IsHealthy">True while the last commit succeeded.</param>
/// <param name="Reason">Why not, in words for an operator; null when healthy.</param>
/// <param name="Since">When it became so.</param>
public sealed record JournalHealth(bool IsHealthy, string? Reason, DateTimeOffset Since);
