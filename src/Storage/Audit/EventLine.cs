using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Audit;

/// <summary>
/// The events of one id that no actor holds: they are rare, may come from a command as well as from any process, and the journal itself refuses the second
/// of two events of one number.
/// </summary>
/// <param name="persistenceId">The id.</param>
/// <param name="journal">Where they are stored.</param>
/// <param name="reader">Where they are read.</param>
internal sealed class EventLine(string persistenceId, IJournalStore journal, JournalReader reader)
{
    /// <summary>The number of the last event; 0: none.</summary>
    public Task<long> HighestAsync(CancellationToken cancellation) => reader.HighestAsync(persistenceId, cancellation);

    /// <summary>The events of some numbers, oldest first.</summary>
    public async Task<IReadOnlyList<(long SequenceNr, TEvent Event)>> ReadAsync<TEvent>(long from, long to, CancellationToken cancellation)
        where TEvent : class
    {
        var (events, _) = await reader.ReadAsync(persistenceId, from, to, cancellation);
        return [.. events.Select(e => (e.SequenceNr, JournalReader.Decode<TEvent>(persistenceId, e.SequenceNr, e.Manifest, e.Message)))];
    }

    /// <summary>Stores the event of a number.</summary>
    /// <returns>False if there is one already.</returns>
    /// <exception cref="SchedulerUnavailableException">The journal cannot be written now.</exception>
    public async Task<bool> TryAppendAsync(long sequenceNr, DateTimeOffset at, object happened, CancellationToken cancellation)
    {
        var write = new Append(new JournalEvent(
            persistenceId, sequenceNr, at.UtcTicks, EventFormat.SerializerId, Manifests.Of(happened), "", EventFormat.ToBytes(happened)));
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

    private sealed class Append(JournalEvent happened) : JournalWrite(happened.PersistenceId, [new AtomicEvents([happened])])
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
    }
}
