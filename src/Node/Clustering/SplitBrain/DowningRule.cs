using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>
/// Decides who goes when some processes do not hear each other, so that all who stay hear all who stay. Pure: everyone who decides on the same
/// reports decides the same.
/// </summary>
internal static class DowningRule
{
    /// <summary>
    /// Who has to go. A process that is missed and stands still goes first. Then the process with broken links to the most nodes, now or a short while ago;
    /// to the most processes; one that reports nothing before one that does; a gateway before a node; the youngest. Then the next, until no broken link is left.
    /// So when the cluster is cut in two the part with more nodes stays, and of two processes that only miss each other one stays. One that comes back and
    /// misses all others, who hear each other and say nothing, does not outvote them.
    /// </summary>
    /// <param name="candidates">The processes at either end of a link, also of a recent one.</param>
    /// <param name="links">Who does not hear whom. A link counts for both ends: nothing works in one direction alone.</param>
    /// <param name="recent">These, and those that were broken a short while ago: one that comes back is heard by some before it is by others.</param>
    /// <param name="still">Those that neither report nor show that they are alive: they stand still, or cannot reach the database.</param>
    public static IReadOnlyList<ProcessKey> Losers(
        IReadOnlyCollection<Candidate> candidates, IEnumerable<BrokenLink> links, IReadOnlyCollection<BrokenLink> recent, IReadOnlySet<ProcessKey> still)
    {
        var byKey = candidates.ToDictionary(candidate => candidate.Key);
        var speaking = new HashSet<ProcessKey>();
        var missing = candidates.ToDictionary(candidate => candidate.Key, _ => new HashSet<ProcessKey>());
        foreach (var link in links)
        {
            speaking.Add(link.Observer);
            missing[link.Observer].Add(link.Subject);
            missing[link.Subject].Add(link.Observer);
        }

        var missed = missing.ToDictionary(entry => entry.Key, entry => entry.Value.ToHashSet());
        foreach (var link in recent)
        {
            missed[link.Observer].Add(link.Subject);
            missed[link.Subject].Add(link.Observer);
        }

        var losers = new List<ProcessKey>();
        while (Weakest() is { } weakest)
        {
            losers.Add(weakest.Key);
            foreach (var other in missing[weakest.Key])
                missing[other].Remove(weakest.Key);
            foreach (var other in missed[weakest.Key])
                missed[other].Remove(weakest.Key);
            missing.Remove(weakest.Key);
        }

        return losers;

        Candidate? Weakest() => candidates
            .Where(candidate => missing.TryGetValue(candidate.Key, out var others) && others.Count > 0)
            .OrderByDescending(candidate => still.Contains(candidate.Key))
            .ThenByDescending(candidate => missed[candidate.Key].Count(other => byKey[other].HoldsTasks))
            .ThenByDescending(candidate => missed[candidate.Key].Count)
            .ThenBy(candidate => speaking.Contains(candidate.Key))
            .ThenBy(candidate => candidate.HoldsTasks)
            .ThenByDescending(candidate => candidate.Entered)
            .ThenBy(candidate => candidate.Key.Address, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Key.Incarnation)
            .FirstOrDefault();
    }

    /// <summary>
    /// Whether it is time to decide: someone has been missed for long enough, and no more reports come in. If reports keep coming in, the decision is
    /// made on those that are there.
    /// </summary>
    /// <param name="links">The reports that are repeated at present.</param>
    /// <param name="now">The time by the same clock.</param>
    /// <param name="stableAfter">How long someone has to be missed. Half of it must be without news, and after three times as long news does not count.</param>
    public static bool IsDue(IReadOnlyCollection<BrokenLink> links, DateTimeOffset now, TimeSpan stableAfter)
    {
        if (links.Count == 0)
            return false;
        var (first, last) = (now - links.Min(link => link.Since), now - links.Max(link => link.Since));
        return first >= stableAfter && (last >= stableAfter / 2 || first >= 3 * stableAfter);
    }
}
