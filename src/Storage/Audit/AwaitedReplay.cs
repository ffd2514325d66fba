using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Audit;

/// <summary>A replay whose answer is awaited instead of sent to an actor.</summary>
internal sealed class AwaitedReplay(string persistenceId, long fromSequenceNr, long toSequenceNr, long max)
    : JournalReplay(persistenceId, fromSequenceNr, toSequenceNr, max)
{
    private readonly TaskCompletionSource<ReplayedEvents> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer, or the exception that the store failed with.</summary>
    public Task<ReplayedEvents> Answer => _answer.Task;

    public override void Replayed(IReadOnlyList<StoredEvent> events, long highestSequenceNr) =>
        _answer.TrySetResult(new ReplayedEvents(events, highestSequenceNr));

    public override void Failed(Exception cause) => _answer.TrySetException(cause);
}

/// <summary>What a replay found.</summary>
/// <param name="Events">The events, oldest first.</param>
/// <param name="HighestSequenceNr">The highest number that was ever given under the id; 0 if none was.</param>
internal sealed record ReplayedEvents(IReadOnlyList<StoredEvent> Events, long HighestSequenceNr);
