namespace ActorScheduler.Journal.Store;

/// <summary>Events that are stored together or not at all: what one <c>Persist</c> or <c>PersistAll</c> asked for.</summary>
public sealed class AtomicEvents
{
    /// <summary>Events to be stored together.</summary>
    /// <param name="events">At least one event, ascending by sequence number.</param>
    public AtomicEvents(IReadOnlyList<JournalEvent> events) => Events = events;

    /// <summary>Events that are refused before they reach the store, because they could not be serialized.</summary>
    /// <param name="rejection">Why.</param>
    public AtomicEvents(Exception rejection)
    {
        Events = [];
        Rejection = rejection;
    }

    /// <summary>The events; none when they were refused before they reached the store.</summary>
    public IReadOnlyList<JournalEvent> Events { get; }

    /// <summary>Why the events were not stored although the write as a whole succeeded; null when they were stored.</summary>
    public Exception? Rejection { get; private set; }

    /// <summary>True when at most one row is written, which is there or not; more than one row needs a way back.</summary>
    public bool IsOneRow => Events.Count == 0 || (Events.Count == 1 && Events[0].Projection is null && Events[0].Tags.Count == 0);

    /// <summary>Called by a store that undid these events, and only these, because a projection refused them.</summary>
    /// <param name="cause">Why.</param>
    public void Reject(Exception cause) => Rejection = cause;
}
