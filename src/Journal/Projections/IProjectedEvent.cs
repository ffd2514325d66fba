namespace ActorScheduler.Journal.Projections;

/// <summary>
/// What an actor persists when read models are to be updated in the same transaction. Only <see cref="Event"/> is serialized and
/// replayed; the persist handler is called with the wrapper itself.
/// </summary>
public interface IProjectedEvent
{
    /// <summary>The event to store.</summary>
    object Event { get; }

    /// <summary>What the inline projections receive, usually the state after the event; null for nothing.</summary>
    object? Projection { get; }
}
