using ActorScheduler.Journal.Store;

namespace ActorScheduler.Journal.Reading;

/// <summary>An answered replay on its way to a pool thread, where it is decoded.</summary>
internal sealed class ReplayAnswer(JournalReplay replay, List<StoredEvent> events, long highest) : IThreadPoolWorkItem
{
    /// <inheritdoc />
    public void Execute() => replay.Replayed(events, highest);
}
