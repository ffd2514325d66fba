namespace ActorScheduler.Node.Clustering.Upgrades;

/// <summary>What a process has told the others about itself.</summary>
/// <param name="Address">Where it is reached.</param>
/// <param name="Allowed">What it lets the cluster write.</param>
/// <param name="IsFresh">True if it said so lately.</param>
internal sealed record WireRow(string Address, int Allowed, bool IsFresh)
{
    /// <summary>The version that may be written: one that all can read who are in the cluster, or are on their way into it.</summary>
    /// <param name="written">What is written now.</param>
    /// <param name="rows">All that was told, also by the dead.</param>
    /// <param name="members">The addresses of the cluster's members, reachable or not.</param>
    public static int Agreed(int written, IReadOnlyCollection<WireRow> rows, IReadOnlyCollection<string> members)
    {
        var living = rows.Where(row => row.IsFresh || members.Contains(row.Address)).ToList();
        var allHaveTold = members.All(member => living.Any(row => row.Address == member));
        return allHaveTold && living.Count > 0 ? Math.Max(written, living.Min(row => row.Allowed)) : written;
    }
}
