using Akka.Configuration;
using Akka.Event;
using Akka.Remote;

namespace ActorScheduler.Node.Clustering.Crashes;

/// <summary>
/// Akka's failure detector, which also misses a process that is known to be dead. The leader removes a downed member only when its heartbeats are
/// missed, and for a process that has crashed that would take seconds.
/// </summary>
/// <param name="config">The thresholds of the heartbeats.</param>
/// <param name="system">Tells which system this is for.</param>
public sealed class CrashAwareFailureDetector(Config config, EventStream system) : PhiAccrualFailureDetector(config, system)
{
    private readonly KnownDead _knownDead = KnownDead.Of(system);

    /// <inheritdoc />
    public override bool IsAvailable => !_knownDead.Has(Address) && base.IsAvailable;
}
