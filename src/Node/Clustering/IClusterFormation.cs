using Akka.Cluster;

namespace ActorScheduler.Node.Clustering;

/// <summary>How a process finds its cluster, or begins one.</summary>
internal interface IClusterFormation
{
    /// <summary>True if other processes can join this one, so that it must have a port.</summary>
    bool TakesOthers { get; }

    /// <summary>Joins, or makes this process the first of a new cluster. Returns when that is under way.</summary>
    Task JoinAsync(Cluster cluster, CancellationToken cancellation);

    /// <summary>Leaves for good: no other process needs to look for this one any more.</summary>
    Task LeaveAsync(CancellationToken cancellation);
}
