namespace ActorScheduler.Journal.Store;

/// <summary>What one actor wants written, and the way back to it.</summary>
/// <param name="persistenceId">Whose events these are.</param>
/// <param name="parts">The atomic parts, in order; those already rejected are passed over.</param>
public abstract class JournalWrite(string persistenceId, IReadOnlyList<AtomicEvents> parts)
{
    /// <summary>Whose events these are.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>The atomic parts, in order.</summary>
    public IReadOnlyList<AtomicEvents> Parts { get; } = parts;

    /// <summary>The number of events in all parts.</summary>
    public int EventCount
    {
        get
        {
            var count = 0;
            foreach (var part in Parts)
                count += part.Events.Count;
            return count;
        }
    }

    /// <summary>The parts are durable, except those that carry a <see cref="AtomicEvents.Rejection"/>. Must be quick and must not throw.</summary>
    public abstract void Committed();

    /// <summary>Nothing was written, or (after a storage error during the commit) the outcome is unknown. Must be quick and must not throw.</summary>
    /// <param name="cause">Why.</param>
    public abstract void Failed(Exception cause);
}
