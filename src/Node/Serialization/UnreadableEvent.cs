namespace ActorScheduler.Node.Serialization;

/// <summary>Stands in a recovery for a stored event that this process cannot read. Whoever meets one must not go on as if it had not been there.</summary>
/// <param name="Reason">Why it cannot be read, for whoever asked.</param>
internal sealed record UnreadableEvent(string Reason);
