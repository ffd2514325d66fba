namespace ActorScheduler.Storage.Audit;

/// <summary>How far a check of the whole read model is; the last report has the totals.</summary>
/// <param name="Rows">Rows compared with their events.</param>
/// <param name="Events">Events folded.</param>
/// <param name="CleanedUp">Ended tasks whose row was removed by the clean-up of results, which is right.</param>
/// <param name="Incomplete">Ids whose first events were removed by retention, so that nothing can be said about their rows.</param>
/// <param name="Differences">Differences found.</param>
public sealed record ReadModelAuditProgress(long Rows, long Events, long CleanedUp, long Incomplete, long Differences);
