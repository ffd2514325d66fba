using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Clustering.Upgrades;

/// <summary>The version that a cluster may write: one that all can read who are in it, or on their way into it. Pure.</summary>
internal static class AgreedVersion
{
    /// <summary>The version.</summary>
    /// <param name="written">The version that is written now.</param>
    /// <param name="votes">What the processes let the cluster write, the dead included.</param>
    /// <param name="members">The addresses of the cluster's members, reachable or not.</param>
    public static int Of(int written, IReadOnlyCollection<WireVersionVote> votes, IReadOnlyCollection<string> members)
    {
        var counted = votes.Where(vote => vote.IsFresh || members.Contains(vote.Address)).ToList();
        var allHaveVoted = members.All(member => counted.Any(vote => vote.Address == member));
        return allHaveVoted && counted.Count > 0 ? Math.Max(written, counted.Min(vote => vote.Allowed)) : written;
    }
}
