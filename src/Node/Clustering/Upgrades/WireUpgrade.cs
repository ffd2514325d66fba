using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Node.Clustering.Formation;
using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Clustering.Upgrades;

/// <summary>Raises the version that a cluster writes once all of its processes can read more.</summary>
/// <param name="table">Where the version is kept.</param>
/// <param name="votes">What the processes let each other write.</param>
/// <param name="wire">Reports that it is raised.</param>
/// <param name="level">This process's view of it.</param>
internal sealed class WireUpgrade(WireVersionTable table, IWireVersionVotes votes, WireAgreement wire, WireLevel level)
{
    /// <summary>Takes up what others have raised, and raises what all can read.</summary>
    /// <param name="members">The addresses of the cluster's members.</param>
    /// <param name="cancellation">The process leaves.</param>
    /// <returns>Why this process must not stay in the cluster; null if it may.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    /// <exception cref="Journal.Store.JournalUnavailableException">The database cannot be written.</exception>
    public async Task<string?> AgreeAsync(IReadOnlyCollection<string> members, CancellationToken cancellation)
    {
        var written = table.Read();
        if (level.ReasonNotToJoin(written) is { } reason)
            return reason;
        level.Written = written;
        if (written >= WireVersion.Newest || AgreedVersion.Of(written, votes.Read(FormationStep.LivesFor), members) <= written)
            return null;
        if (await votes.RaiseAsync(FormationStep.LivesFor, (now, all) => AgreedVersion.Of(now, all, members), cancellation) is { } raised)
            wire.Report(raised);
        return null;
    }
}
