using ActorScheduler.Contracts.Queues;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Queues;

/// <summary>The events of what is paused, under one id of the journal.</summary>
internal sealed class HoldJournal(IJournalStore journal, JournalReader reader) : IHoldJournal
{
    private readonly EventLine _holds = new(PersistenceIds.Holds, journal, reader);

    public async Task<IReadOnlyList<NumberedHoldEvent>> ReadAfterAsync(long sequenceNr, CancellationToken cancellation) =>
        [.. (await _holds.ReadAsync<HoldEvent>(sequenceNr + 1, long.MaxValue, cancellation)).Select(e => new NumberedHoldEvent(e.SequenceNr, e.Event))];

    public Task<bool> TryAppendAsync(NumberedHoldEvent next, CancellationToken cancellation) =>
        _holds.TryAppendAsync(next.SequenceNr, next.Event.At, next.Event, cancellation);
}
