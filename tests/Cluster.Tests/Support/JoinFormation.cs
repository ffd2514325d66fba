using ActorScheduler.Node.Clustering;
using Akka.Actor;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>Joins the node that a test names, or begins a cluster.</summary>
internal sealed class JoinFormation(Address? first) : IClusterFormation
{
    public bool TakesOthers => true;

    public Task JoinAsync(Akka.Cluster.Cluster cluster, CancellationToken cancellation)
    {
        cluster.Join(first ?? cluster.SelfAddress);
        return Task.CompletedTask;
    }

    public Task LeaveAsync(CancellationToken cancellation) => Task.CompletedTask;
}
