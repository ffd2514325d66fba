namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>
/// Decides who goes when some processes do not hear each other, so that all who stay hear all who stay. Pure: everyone who decides on the same
/// reports decides the same.
/// </summary>
internal static class Settlement
{
    /// <summary>
    /// Who has to go. One that is missed and says nothing itself goes first: it stands still, or has no database. Then the one that misses the most
    /// nodes, or is missed by them; the one that misses the most processes; a gateway before a node; the youngest. Then the next, until no broken
    /// link is left. So the part with more nodes stays when the cluster is cut in two, and of two processes that only miss each other one stays.
    /// </summary>
    /// <param name="parties">Those that are at either end of a link.</param>
    /// <param name="links">Who does not hear whom. It counts for both: nothing works in one direction alone.</param>
    public static IReadOnlyList<ProcessKey> Losers(IReadOnlyCollection<Party> parties, IEnumerable<BrokenLink> links)
    {
        var byKey = parties.ToDictionary(party => party.Key);
        var speaking = new HashSet<ProcessKey>();
        var missing = parties.ToDictionary(party => party.Key, _ => new HashSet<ProcessKey>());
        foreach (var link in links)
        {
            speaking.Add(link.Observer);
            missing[link.Observer].Add(link.Subject);
            missing[link.Subject].Add(link.Observer);
        }

        var losers = new List<ProcessKey>();
        while (Weakest() is { } weakest)
        {
            losers.Add(weakest.Key);
            foreach (var other in missing[weakest.Key])
                missing[other].Remove(weakest.Key);
            missing.Remove(weakest.Key);
        }

        return losers;

        Party? Weakest() => parties
            .Where(party => missing.TryGetValue(party.Key, out var others) && others.Count > 0)
            .OrderBy(party => speaking.Contains(party.Key))
            .ThenByDescending(party => missing[party.Key].Count(other => byKey[other].HoldsTasks))
            .ThenByDescending(party => missing[party.Key].Count)
            .ThenBy(party => party.HoldsTasks)
            .ThenByDescending(party => party.Entered)
            .ThenBy(party => party.Key.Address, StringComparer.Ordinal)
            .ThenBy(party => party.Key.Incarnation)
            .FirstOrDefault();
    }

    /// <summary>
    /// Whether it is time to decide: someone has been missed for long enough, and no more reports come in. If they do not stop coming, it is decided
    /// on those that are there.
    /// </summary>
    /// <param name="links">The reports that are still made.</param>
    /// <param name="now">By the same clock.</param>
    /// <param name="stableAfter">For so long someone has to be missed; half of it without news, and no longer than three times.</param>
    public static bool IsDue(IReadOnlyCollection<BrokenLink> links, DateTimeOffset now, TimeSpan stableAfter)
    {
        if (links.Count == 0)
            return false;
        var (first, last) = (now - links.Min(link => link.Since), now - links.Max(link => link.Since));
        return first >= stableAfter && (last >= stableAfter / 2 || first >= 3 * stableAfter);
    }
}
