using ActorScheduler.Contracts.Access;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Access;

/// <summary>The events of who has signed in with a browser, under an id of the journal for each day.</summary>
internal sealed class SessionJournal(IJournalStore journal, JournalReader reader) : ISessionJournal
{
    public async Task<IReadOnlyList<NumberedSessionEvent>> ReadAfterAsync(DateOnly day, long sequenceNr, CancellationToken cancellation) =>
        [.. (await LineOf(day).ReadAsync<AccessSessionEvent>(sequenceNr + 1, long.MaxValue, cancellation)).Select(e => new NumberedSessionEvent(e.SequenceNr, e.Event))];

    public Task<bool> TryAppendAsync(DateOnly day, NumberedSessionEvent next, CancellationToken cancellation) =>
        LineOf(day).TryAppendAsync(next.SequenceNr, next.Event.At, next.Event, cancellation);

    private EventLine LineOf(DateOnly day) => new(PersistenceIds.OfSessions(day), journal, reader);
}
