using Akka.Actor.Setup;

namespace ActorScheduler.Node.Clustering.Database;

/// <summary>Hands the leases to <see cref="DatabaseLease"/>, which Akka creates by the name of its class.</summary>
internal sealed class LeaseSetup(LeaseTable leases) : Setup
{
    public LeaseTable Leases { get; } = leases;
}
