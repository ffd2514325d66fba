using Akka.Cluster;

namespace ActorScheduler.Node.Clustering;

/// <summary>A process whose journal no other can share is a cluster of its own.</summary>
internal sealed class AloneFormation : IClusterFormation
{
    public bool TakesOthers => false;

    public Task JoinAsync(Cluster cluster, CancellationToken cancellation)
    {
        cluster.Join(cluster.SelfAddress);
        return Task.CompletedTask;
    }

    public Task LeaveAsync(CancellationToken cancellation) => Task.CompletedTask;
}
