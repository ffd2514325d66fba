namespace ActorScheduler.Storage.Cluster;

/// <summary>Where the processes of a cluster report whom they do not hear, and where it is decided which of them go.</summary>
internal interface IDowningTable
{
    /// <summary>
    /// Reports whom a process does not hear and decides who goes, in one transaction at a time. What a process says that is out of the cluster is not written down.
    /// </summary>
    /// <param name="observer">The process.</param>
    /// <param name="unheard">Whom it does not hear; an empty list takes its former report back.</param>
    /// <param name="decide">Names those that go now.</param>
    /// <returns>All that are out of the cluster, those that go now included.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    Task<IReadOnlySet<ProcessKey>> ReportAsync(
        ProcessKey observer, IReadOnlyCollection<ProcessKey> unheard, Func<LinksSeen, IReadOnlyCollection<ProcessKey>> decide);

    /// <summary>
    /// Takes out a process that is dead, in one transaction at a time: it is marked and its sessions end, so that it finds out if it lives after all.
    /// </summary>
    /// <param name="observer">Who found it dead.</param>
    /// <param name="dead">The process.</param>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    Task<Burial> BuryAsync(ProcessKey observer, ProcessKey dead);
}

/// <summary>What the processes of a cluster report of each other.</summary>
/// <param name="Now">The server's time.</param>
/// <param name="Links">The reports that are repeated at present.</param>
/// <param name="Recent">These, and those that were taken back or ended a short while ago.</param>
/// <param name="Known">All processes in the table of members.</param>
/// <param name="Removed">Those of them that are out of the cluster.</param>
internal sealed record LinksSeen(
    DateTimeOffset Now, IReadOnlyList<BrokenLink> Links, IReadOnlyList<BrokenLink> Recent, IReadOnlyDictionary<ProcessKey, Candidate> Known, IReadOnlySet<ProcessKey> Removed);
