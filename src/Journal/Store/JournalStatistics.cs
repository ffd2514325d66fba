namespace ActorScheduler.Journal.Store;

/// <summary>What a journal has done since it was opened. The meter <c>ActorScheduler.Journal</c> counts the same and more.</summary>
/// <param name="Commits">Transactions committed.</param>
/// <param name="Events">Events committed.</param>
/// <param name="FailedBatches">Transactions that failed.</param>
public sealed record JournalStatistics(long Commits, long Events, long FailedBatches);
