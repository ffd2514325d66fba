using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using Google.Protobuf;

namespace ActorScheduler.Storage.Audit;

/// <summary>
/// Reads the events of one id for people, through the same index and codec that its actor recovers with. It sees every write that was acknowledged
/// before.
/// </summary>
internal sealed class JournalReader(IJournalStore journal)
{
    /// <summary>The events of an id within bounds, inclusive.</summary>
    /// <exception cref="SchedulerUnavailableException">The journal cannot be read now.</exception>
    public async Task<ReplayedEvents> ReadAsync(string persistenceId, long from, long to, CancellationToken cancellation)
    {
        var replay = new AwaitedReplay(persistenceId, from, to, long.MaxValue);
        journal.Replay(replay);
        return await Answer(replay, cancellation);
    }

    /// <summary>The highest sequence number that was ever given under an id; 0 if none was.</summary>
    /// <exception cref="SchedulerUnavailableException">The journal cannot be read now.</exception>
    public async Task<long> HighestAsync(string persistenceId, CancellationToken cancellation)
    {
        var replay = new AwaitedReplay(persistenceId, 0, 0, 0);
        journal.Replay(replay);
        return (await Answer(replay, cancellation)).HighestSequenceNr;
    }

    /// <summary>Decodes a stored event.</summary>
    /// <exception cref="UnreadableHistoryException">This release cannot read it, or it belongs to another family than
    /// <typeparamref name="TEvent"/>.</exception>
    public static TEvent Decode<TEvent>(string persistenceId, long sequenceNr, string manifest, ReadOnlySpan<byte> message)
        where TEvent : class
    {
        try
        {
            return EventFormat.FromBytes(message, manifest) as TEvent
                ?? throw new InvalidDataException($"It is not a {typeof(TEvent).Name}: the journal is damaged.");
        }
        catch (Exception cause) when (cause is UnknownManifestException or InvalidDataException or InvalidProtocolBufferException)
        {
            throw new UnreadableHistoryException(persistenceId, sequenceNr, manifest, cause);
        }
    }

    private static async Task<ReplayedEvents> Answer(AwaitedReplay replay, CancellationToken cancellation)
    {
        try
        {
            return await replay.Answer.WaitAsync(cancellation);
        }
        catch (JournalUnavailableException cause)
        {
            throw new SchedulerUnavailableException("The journal cannot be read now.", cause) { Detail = cause.Message };
        }
    }
}
