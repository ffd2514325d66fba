using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>
/// Decides who goes when processes do not hear each other: in the database that all of them need anyway, for all of them at once
/// (<see cref="DowningRule"/>).
/// </summary>
/// <param name="table">Where the processes report whom they do not hear.</param>
internal sealed class DowningDecision(IDowningTable table)
{
    /// <summary>Reports whom a process does not hear, and decides if it is time.</summary>
    /// <param name="observer">The process.</param>
    /// <param name="unheard">Whom it does not hear; an empty list takes its former report back.</param>
    /// <param name="stableAfter">How long someone has to be missed.</param>
    /// <returns>Those of them that are out of the cluster, and the process itself if it is.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    public async Task<IReadOnlySet<ProcessKey>> ReportAsync(ProcessKey observer, IReadOnlyCollection<ProcessKey> unheard, TimeSpan stableAfter)
    {
        var removed = await table.ReportAsync(observer, unheard, seen => Losers(seen, stableAfter));
        return removed.Intersect([observer, .. unheard]).ToHashSet();
    }

    // Only members have a say. A process that ends takes its row away; its last report would make those look silent who gave it up.
    private static IReadOnlyList<ProcessKey> Losers(LinksSeen seen, TimeSpan stableAfter)
    {
        var links = seen.Links
            .Where(link => seen.Known.ContainsKey(link.Observer) && !seen.Removed.Contains(link.Observer) && !seen.Removed.Contains(link.Subject))
            .ToList();
        return DowningRule.IsDue(links, seen.Now, stableAfter) ? DowningRule.Losers(CandidatesOf(links, seen.Known), links) : [];
    }

    // A process without a row was leaving: it goes before all others.
    private static List<Candidate> CandidatesOf(List<BrokenLink> links, IReadOnlyDictionary<ProcessKey, Candidate> known) =>
    [
        .. links.SelectMany(link => new[] { link.Observer, link.Subject }).Distinct()
            .Select(key => known.GetValueOrDefault(key) ?? new Candidate(key, HoldsTasks: false, long.MaxValue)),
    ];
}
