using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Access;

/// <summary>
/// The events of who may do what, under one id of the journal. No actor holds them: changes are rare, may come from a command as well as from any gateway,
/// and the journal itself refuses the second of two events of one number.
/// </summary>
internal sealed class AccessJournal(IJournalStore journal, JournalReader reader) : IAccessJournal
{
    public async Task<IReadOnlyList<NumberedAccessEvent>> ReadAfterAsync(long sequenceNr, CancellationToken cancellation)
    {
        var (events, _) = await reader.ReadAsync(PersistenceIds.Access, sequenceNr + 1, long.MaxValue, cancellation);
        return [.. events.Select(e => new NumberedAccessEvent(e.SequenceNr, JournalReader.Decode<AccessEvent>(PersistenceIds.Access, e.SequenceNr, e.Manifest, e.Message)))];
    }

    public async Task<bool> TryAppendAsync(NumberedAccessEvent next, CancellationToken cancellation)
    {
        var write = new Append(next);
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

    private sealed class Append(NumberedAccessEvent next) : JournalWrite(PersistenceIds.Access, [new AtomicEvents([Of(next)])])
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

        private static JournalEvent Of(NumberedAccessEvent next) => new(
            PersistenceIds.Access, next.SequenceNr, next.Event.At.UtcTicks, EventFormat.SerializerId, Manifests.Of(next.Event), "", EventFormat.ToBytes(next.Event));
    }
}
