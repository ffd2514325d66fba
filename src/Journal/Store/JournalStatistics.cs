namespace ActorScheduler.Journal.Store;

/// <summary>What a journal has done since it was opened, for a health page. The same numbers are metrics of the meter <c>ActorScheduler.Journal</c>.</summary>
/// <param name="QueueLength">Writes, deletions and other work waiting for the writer now.</param>
/// <param name="Commits">Transactions committed.</param>
/// <param name="Events">Events committed.</param>
/// <param name="FailedBatches">Transactions that failed.</param>
/// <param name="LastBatchEvents">Events in the last committed transaction.</param>
/// <param name="LastCommitDuration">How long the last transaction took, from begin to durable.</param>
public sealed record JournalStatistics(
    int QueueLength,
    long Commits,
    long Events,
    long FailedBatches,
    int LastBatchEvents,
    TimeSpan LastCommitDuration);
