namespace ActorScheduler.Journal.Projections;

/// <summary>
/// Thrown by a projection session to refuse an event (a name already taken, a quota used up). The event and those stored with it are not stored,
/// their neighbours are, and the actor gets a rejection with this exception as its cause.
/// </summary>
/// <param name="reason">Why, in words that the actor may pass on to its caller.</param>
public sealed class ProjectionRefusedException(string reason) : Exception(reason);
