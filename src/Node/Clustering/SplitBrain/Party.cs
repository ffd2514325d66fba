using Akka.Cluster;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>A process of the cluster, of which there may be others at its address before and after it.</summary>
/// <param name="Address">Where it is reached.</param>
/// <param name="Incarnation">New with each start.</param>
internal readonly record struct ProcessKey(string Address, long Incarnation)
{
    /// <summary>That of a member.</summary>
    public static ProcessKey Of(UniqueAddress member) => new(member.Address.ToString(), member.Uid);
}

/// <summary>A process that others may not hear, and what counts when one has to go.</summary>
/// <param name="Key">Which one.</param>
/// <param name="HoldsTasks">True for a node, false for a gateway.</param>
/// <param name="Entered">When it came, in microseconds since 1970 by the server's clock; the later ones go first.</param>
internal sealed record Party(ProcessKey Key, bool HoldsTasks, long Entered);

/// <summary>One process does not hear another.</summary>
/// <param name="Observer">The one that says so.</param>
/// <param name="Subject">The other.</param>
/// <param name="Since">Since when it has said so without a break, by the server's clock.</param>
internal readonly record struct BrokenLink(ProcessKey Observer, ProcessKey Subject, DateTimeOffset Since);
