using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Network;
using ActorScheduler.Harness.Postgres;

namespace ActorScheduler.Chaos.Machine;

/// <summary>Where the processes of the cluster have their addresses, and how they are kept from hearing each other.</summary>
internal interface INetwork : IAsyncDisposable
{
    /// <summary>What it is, in words.</summary>
    string Text { get; }

    /// <summary>The other address where PostgreSQL must listen; null if the loopback interface is enough.</summary>
    PostgresListener? Postgres { get; }

    /// <summary>Gives a process its addresses there, and the command that starts it there.</summary>
    ClusterProcessSpec Place(ClusterProcessSpec spec);

    /// <summary>Cuts links: from now on nothing gets through.</summary>
    void Cut(IEnumerable<Link> links);

    /// <summary>Takes the machine of a process off the network, as far as this one can.</summary>
    void TakeOff(string name);

    /// <summary>Brings it back; one that was taken off twice is back when both are undone.</summary>
    void BringBack(string name);

    /// <summary>Undoes a cut; a link that was cut twice works again when both are undone.</summary>
    void Heal(IEnumerable<Link> links);
}
