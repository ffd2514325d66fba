namespace ActorScheduler.Contracts.Client;

/// <summary>The history of a periodic task, read from the journal a page at a time: a task that fires each second has 31 million events a year.</summary>
public interface IPeriodicTaskHistory
{
    /// <summary>A page of what happened to one periodic task, newest first.</summary>
    /// <param name="id">Its id; a deleted periodic task has a history too.</param>
    /// <param name="before">Only events with a smaller sequence number (<see cref="PeriodicTaskHistoryPage.Next"/> of the previous page); null for the newest.</param>
    /// <param name="limit">The largest number of events, at least 1.</param>
    /// <param name="cancellation">Cancelled when the caller has gone.</param>
    /// <returns>The page, or null if no event was ever stored under the id.</returns>
    /// <exception cref="UnreadableHistoryException">The journal holds an event that this release cannot read.</exception>
    /// <exception cref="SchedulerUnavailableException">The journal cannot be read now.</exception>
    Task<PeriodicTaskHistoryPage?> ReadAsync(long id, long? before, int limit, CancellationToken cancellation);
}

/// <summary>A page of the history of a periodic task.</summary>
/// <param name="Entries">Its events, newest first; empty if retention removed all of them.</param>
/// <param name="Next">The value of <c>before</c> for the next page; null at the end.</param>
public sealed record PeriodicTaskHistoryPage(IReadOnlyList<PeriodicTaskHistoryEntry> Entries, long? Next);
