using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Storage.Audit;

/// <summary>The fold of one id's events. It keeps only the last state.</summary>
/// <param name="persistenceId">Whose events.</param>
/// <param name="none">The state before the first event.</param>
/// <param name="apply">The state after one more event: the one that the actor uses.</param>
internal sealed class Fold<TState, TEvent>(string persistenceId, TState none, Func<TState, TEvent, TState> apply)
    where TEvent : class
{
    private long _first;

    /// <summary>Whose events.</summary>
    public string PersistenceId => persistenceId;

    /// <summary>The state after the last event.</summary>
    public TState State { get; private set; } = none;

    /// <summary>How many events there were.</summary>
    public long Count { get; private set; }

    /// <summary>The sequence number of the last event; 0 if there was none.</summary>
    public long SequenceNr { get; private set; }

    /// <summary>The place of the last event in the whole journal.</summary>
    public long Ordering { get; private set; }

    /// <summary>True if the first events are there; retention removes from the old end.</summary>
    public bool IsWhole => _first == 1;

    /// <summary>What is wrong with the events themselves, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Folds one more event.</summary>
    public void Add(long sequenceNr, long ordering, string manifest, byte[] message)
    {
        if (Count > 0 && sequenceNr != SequenceNr + 1)
            Problem ??= $"event {SequenceNr + 1} is missing";
        if (Count++ == 0)
            _first = sequenceNr;
        (SequenceNr, Ordering) = (sequenceNr, ordering);
        try
        {
            State = apply(State, JournalReader.Decode<TEvent>(persistenceId, sequenceNr, manifest, message));
        }
        catch (UnreadableHistoryException unreadable)
        {
            Problem ??= unreadable.Message;
        }
    }
}
