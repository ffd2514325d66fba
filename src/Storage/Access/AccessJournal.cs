using ActorScheduler.Contracts.Access;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Access;

/// <summary>The events of who may do what and of who was not let in, under one id of the journal each.</summary>
internal sealed class AccessJournal(IJournalStore journal, JournalReader reader) : IAccessJournal, IRefusalJournal
{
    private readonly EventLine _keys = new(PersistenceIds.Access, journal, reader);
    private readonly EventLine _refusals = new(PersistenceIds.AccessRefusals, journal, reader);

    public async Task<IReadOnlyList<NumberedAccessEvent>> ReadAfterAsync(long sequenceNr, CancellationToken cancellation) =>
        [.. (await _keys.ReadAsync<AccessKeyEvent>(sequenceNr + 1, long.MaxValue, cancellation)).Select(e => new NumberedAccessEvent(e.SequenceNr, e.Event))];

    public Task<bool> TryAppendAsync(NumberedAccessEvent next, CancellationToken cancellation) =>
        _keys.TryAppendAsync(next.SequenceNr, next.Event.At, next.Event, cancellation);

    public async Task AppendAsync(AccessAttemptsRefused happened, CancellationToken cancellation)
    {
        while (!await _refusals.TryAppendAsync(await _refusals.HighestAsync(cancellation) + 1, happened.At, happened, cancellation))
        {
            // Another gateway was faster.
        }
    }

    public async Task<RefusalPage> PageAsync(long? before, int limit, CancellationToken cancellation)
    {
        var highest = await _refusals.HighestAsync(cancellation);
        var to = Math.Min(before - 1 ?? highest, highest);
        var from = Math.Max(1, to - limit + 1);
        if (to < from)
            return new RefusalPage([], null);
        var events = await _refusals.ReadAsync<AccessAttemptsRefused>(from, to, cancellation);
        return new RefusalPage([.. events.Reverse().Select(e => e.Event)], from > 1 ? from : null);
    }
}
