using Akka.Cluster;

namespace ActorScheduler.Node.Clustering;

/// <summary>How a process finds the cluster it belongs to, or begins one.</summary>
internal interface IClusterFormation
{
    /// <summary>Joins, or makes this process the first of a new cluster. Returns when that is under way.</summary>
    Task JoinAsync(Cluster cluster, CancellationToken cancellation);

    /// <summary>This process is leaving for good: no other need look for it any more.</summary>
    Task LeaveAsync(CancellationToken cancellation);
}
