namespace ActorScheduler.Storage.Audit;

/// <summary>What was found for one id.</summary>
/// <param name="Events">How many events it has.</param>
/// <param name="HasRow">True if there is a row.</param>
/// <param name="IsWhole">True if its first events are there.</param>
/// <param name="Differences">What is wrong.</param>
internal sealed record AuditCheck(long Events, bool HasRow, bool IsWhole, IReadOnlyList<ReadModelDifference> Differences)
{
    /// <summary>The totals with this one.</summary>
    public ReadModelAuditProgress AddTo(ReadModelAuditProgress totals) => new(
        totals.Rows + (HasRow ? 1 : 0),
        totals.Events + Events,
        totals.CleanedUp + (!HasRow && IsWhole && Differences.Count == 0 ? 1 : 0),
        totals.Incomplete + (Events > 0 && !IsWhole ? 1 : 0),
        totals.Differences + Differences.Count);
}
