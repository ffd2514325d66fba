using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Audit;

/// <summary>
/// The histories of periodic tasks, out of the journal. The sequence numbers of one id have no gaps, so a page is a range of them,
/// however long the history is. What retention removed is missing at the old end.
/// </summary>
internal sealed class PeriodicTaskHistoryReader(JournalReader journal) : IPeriodicTaskHistory
{
    public async Task<PeriodicTaskHistoryPage?> ReadAsync(long id, long? before, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var persistenceId = PersistenceIds.OfPeriodicTask(id);
        var highest = await journal.HighestAsync(persistenceId, cancellation);
        if (highest == 0)
            return null;

        var last = before <= highest ? Math.Max(before.Value, 1) - 1 : highest;
        var first = Math.Max(1, last - limit + 1);
        if (last < first)
            return new PeriodicTaskHistoryPage([], null);

        var (events, _) = await journal.ReadAsync(persistenceId, first, last, cancellation);
        var entries = events.Reverse().Select(e => Entry(persistenceId, e)).ToList();
        var isWhole = entries.Count == last - first + 1;
        return new PeriodicTaskHistoryPage(entries, isWhole && first > 1 ? first : null);
    }

    private static PeriodicTaskHistoryEntry Entry(string persistenceId, StoredEvent stored) => PeriodicTaskHistoryEntry.Of(
        stored.SequenceNr,
        JournalReader.Decode<PeriodicTaskEvent>(persistenceId, stored.SequenceNr, stored.Manifest, stored.Message));
}
