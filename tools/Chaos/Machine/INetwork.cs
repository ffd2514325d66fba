using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Network;
using ActorScheduler.Harness.Postgres;

namespace ActorScheduler.Chaos.Machine;

/// <summary>Where the processes of the cluster have their addresses, and how they are kept from hearing each other.</summary>
internal interface INetwork : IAsyncDisposable
{
    /// <summary>What it is, in words.</summary>
    string Text { get; }

    /// <summary>Where PostgreSQL has to listen as well; null if the loopback interface is enough.</summary>
    PostgresListener? Postgres { get; }

    /// <summary>Gives a process its addresses there, and the command that starts it there.</summary>
    ClusterProcessSpec Place(ClusterProcessSpec spec);

    /// <summary>From now on nothing gets through.</summary>
    void Cut(IEnumerable<Link> links);

    /// <summary>Takes a cut back; a link that was cut twice is whole when both are taken back.</summary>
    void Heal(IEnumerable<Link> links);
}
