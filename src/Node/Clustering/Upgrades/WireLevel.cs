using ActorScheduler.Contracts.Serialization;

namespace ActorScheduler.Node.Clustering.Upgrades;

/// <summary>Which events, messages and fields this process may write: those that every process of its cluster can read. Thread-safe.</summary>
/// <param name="hold">The version beyond which the cluster is not to go while this process is in it; null for the newest.</param>
internal sealed class WireLevel(int? hold)
{
    private volatile int _written = WireVersion.First;

    /// <summary>What this process lets the cluster write.</summary>
    public int Allowed { get; } = hold ?? WireVersion.Newest;

    /// <summary>What is written now. It only rises: what was written once stays in the journal for ever.</summary>
    public int Written
    {
        get => _written;
        set => _written = value;
    }

    /// <summary>Why a process with this level cannot be in a cluster that writes a version; null if it can.</summary>
    /// <param name="written">The version of the cluster.</param>
    public string? ReasonNotToJoin(int written)
    {
        if (written > WireVersion.Newest)
        {
            return $"The cluster of this database writes events and messages of version {written}, this release reads versions up to {WireVersion.Newest}. "
                + "All its processes were of a newer release once, and this one would lose what they write: use the newer release.";
        }

        return written > Allowed
            ? $"Scheduler:WireVersion: given \"{Allowed}\"; allowed: {written} or more, because the cluster of this database writes version {written} already."
            : null;
    }
}
