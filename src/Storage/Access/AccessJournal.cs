using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Access;

/// <summary>
/// The events of who may do what and of who was not let in, under one id of the journal each. No actor holds them: they are rare, may come from a command as
/// well as from any gateway, and the journal itself refuses the second of two events of one number.
/// </summary>
internal sealed class AccessJournal(IJournalStore journal, JournalReader reader) : IAccessJournal, IRefusalJournal
{
    public async Task<IReadOnlyList<NumberedAccessEvent>> ReadAfterAsync(long sequenceNr, CancellationToken cancellation)
    {
        var (events, _) = await reader.ReadAsync(PersistenceIds.Access, sequenceNr + 1, long.MaxValue, cancellation);
        return [.. events.Select(e => new NumberedAccessEvent(e.SequenceNr, Decode<AccessKeyEvent>(PersistenceIds.Access, e)))];
    }

    public Task<bool> TryAppendAsync(NumberedAccessEvent next, CancellationToken cancellation) => TryAppendAsync(PersistenceIds.Access, next.SequenceNr, next.Event, cancellation);

    public async Task AppendAsync(AccessAttemptsRefused happened, CancellationToken cancellation)
    {
        while (!await TryAppendAsync(PersistenceIds.AccessRefusals, await reader.HighestAsync(PersistenceIds.AccessRefusals, cancellation) + 1, happened, cancellation))
        {
            // Another gateway was faster.
        }
    }

    public async Task<RefusalPage> PageAsync(long? before, int limit, CancellationToken cancellation)
    {
        var highest = await reader.HighestAsync(PersistenceIds.AccessRefusals, cancellation);
        var to = Math.Min(before - 1 ?? highest, highest);
        var from = Math.Max(1, to - limit + 1);
        if (to < from)
            return new RefusalPage([], null);
        var (events, _) = await reader.ReadAsync(PersistenceIds.AccessRefusals, from, to, cancellation);
        return new RefusalPage([.. events.Reverse().Select(e => Decode<AccessAttemptsRefused>(PersistenceIds.AccessRefusals, e))], from > 1 ? from : null);
    }

    private static TEvent Decode<TEvent>(string persistenceId, StoredEvent stored)
        where TEvent : class => JournalReader.Decode<TEvent>(persistenceId, stored.SequenceNr, stored.Manifest, stored.Message);

    private async Task<bool> TryAppendAsync(string persistenceId, long sequenceNr, AccessEvent happened, CancellationToken cancellation)
    {
        var write = new Append(persistenceId, sequenceNr, happened);
        journal.Write(write);
        try
        {
            await write.Stored.WaitAsync(cancellation);
            return true;
        }
        catch (JournalConflictException)
        {
            return false;
        }
        catch (JournalUnavailableException cause)
        {
            throw new SchedulerUnavailableException("The journal cannot be written now.", cause) { Detail = cause.Message };
        }
    }

    private sealed class Append(string persistenceId, long sequenceNr, AccessEvent happened)
        : JournalWrite(persistenceId, [new AtomicEvents([Of(persistenceId, sequenceNr, happened)])])
    {
        private readonly TaskCompletionSource _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Stored => _stored.Task;

        public override void Committed()
        {
            if (Parts[0].Rejection is { } rejection)
                _stored.TrySetException(rejection);
            else
                _stored.TrySetResult();
        }

        public override void Failed(Exception cause) => _stored.TrySetException(cause);

        private static JournalEvent Of(string persistenceId, long sequenceNr, AccessEvent happened) => new(
            persistenceId, sequenceNr, happened.At.UtcTicks, EventFormat.SerializerId, Manifests.Of(happened), "", EventFormat.ToBytes(happened));
    }
}
