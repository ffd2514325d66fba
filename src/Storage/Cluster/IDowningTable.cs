namespace ActorScheduler.Storage.Cluster;

/// <summary>Where the processes of a cluster report whom they do not hear, and where it is decided which of them go.</summary>
internal interface IDowningTable
{
    /// <summary>Reports whom a process does not hear and decides who goes, in one transaction at a time.</summary>
    /// <param name="observer">The process.</param>
    /// <param name="unheard">Whom it does not hear; an empty list takes its former report back.</param>
    /// <param name="decide">Names those that go now.</param>
    /// <returns>All that are out of the cluster, those that go now included.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    Task<IReadOnlySet<ProcessKey>> ReportAsync(
        ProcessKey observer, IReadOnlyCollection<ProcessKey> unheard, Func<LinksSeen, IReadOnlyCollection<ProcessKey>> decide);
}

/// <summary>What the processes of a cluster report of each other.</summary>
/// <param name="Now">The server's time.</param>
/// <param name="Links">The reports that are repeated at present.</param>
/// <param name="Known">All processes in the table of members.</param>
/// <param name="Removed">Those of them that are out of the cluster.</param>
internal sealed record LinksSeen(
    DateTimeOffset Now, IReadOnlyList<BrokenLink> Links, IReadOnlyDictionary<ProcessKey, Candidate> Known, IReadOnlySet<ProcessKey> Removed);
