using Akka.Configuration;
using Akka.Event;
using Akka.Remote;

namespace ActorScheduler.Node.Clustering.Deaths;

/// <summary>
/// Akka's failure detector, which also believes an obituary: the leader removes a member that was taken out of the cluster only when its heartbeats
/// are missed, and that takes seconds for one that is known to be dead.
/// </summary>
/// <param name="config">The thresholds of the heartbeats.</param>
/// <param name="system">Tells which system this is for.</param>
public sealed class DeathAwareFailureDetector(Config config, EventStream system) : PhiAccrualFailureDetector(config, system)
{
    private readonly Obituaries _obituaries = Obituaries.Of(system);

    /// <inheritdoc />
    public override bool IsAvailable => !_obituaries.Has(Address) && base.IsAvailable;
}
