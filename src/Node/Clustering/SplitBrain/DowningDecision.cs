using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>
/// Decides who goes when processes do not hear each other: in the database that all of them need anyway, for all of them at once
/// (<see cref="DowningRule"/>).
/// </summary>
/// <param name="table">Where the processes report whom they do not hear.</param>
/// <param name="beatsWithin">Within which time a process that lives has shown it: two heartbeats, and some more where its writer is busy.</param>
internal sealed class DowningDecision(IDowningTable table, TimeSpan beatsWithin)
{
    /// <summary>Within which time a process that lives and reaches the database has shown it.</summary>
    public static readonly TimeSpan BeatsWithin = TimeSpan.FromSeconds(5);

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
    private IReadOnlyList<ProcessKey> Losers(LinksSeen seen, TimeSpan stableAfter)
    {
        var links = seen.Links
            .Where(link => IsMember(seen, link.Observer) && !seen.Removed.Contains(link.Subject))
            .ToList();
        if (!DowningRule.IsDue(links, seen.Now, stableAfter))
            return [];

        var recent = seen.Recent.Where(link => IsMember(seen, link.Observer) && IsMember(seen, link.Subject)).ToList();
        var candidates = CandidatesOf([.. links, .. recent], seen.Known);
        // Silence alone proves nothing: who hears all says nothing. It has to be missed for as long as a sign of life may take, and have given none.
        var still = candidates.Where(candidate => candidate.LastBeat < MissedInSilenceSince(links, candidate.Key)).Select(candidate => candidate.Key).ToHashSet();
        if (still.Any(process => IsMember(seen, process) && seen.Now - MissedInSilenceSince(links, process) < beatsWithin))
            return [];
        return DowningRule.Losers(candidates, links, recent, still);
    }

    private static bool IsMember(LinksSeen seen, ProcessKey process) => seen.Known.ContainsKey(process) && !seen.Removed.Contains(process);

    // Null for one that reports something itself, and for one that nobody misses.
    private static DateTimeOffset? MissedInSilenceSince(List<BrokenLink> links, ProcessKey process) => links.Any(link => link.Observer == process)
        ? null
        : links.Where(link => link.Subject == process).Select(link => (DateTimeOffset?)link.Since).Min();

    // A process without a row was leaving: it goes before all others.
    private static List<Candidate> CandidatesOf(List<BrokenLink> links, IReadOnlyDictionary<ProcessKey, Candidate> known) =>
    [
        .. links.SelectMany(link => new[] { link.Observer, link.Subject }).Distinct()
            .Select(key => known.GetValueOrDefault(key) ?? new Candidate(key, HoldsTasks: false, long.MaxValue)),
    ];
}
