using ActorScheduler.Chaos.Plan;
using ActorScheduler.Testing.Postgres;

namespace ActorScheduler.Chaos.Machine;

/// <summary>Where the processes of the cluster have their addresses, and how they are kept from hearing each other.</summary>
internal interface INetwork : IAsyncDisposable
{
    /// <summary>Why nothing can be cut here; null if it can.</summary>
    string? CannotCut { get; }

    /// <summary>Where PostgreSQL has to listen as well; null if the loopback interface is enough.</summary>
    PostgresListener? Postgres { get; }

    /// <summary>The address of a process.</summary>
    string HostOf(string name);

    /// <summary>The command that starts a process there.</summary>
    IReadOnlyList<string> PrefixOf(string name);

    /// <summary>From now on nothing gets through.</summary>
    void Cut(IEnumerable<Link> links);

    /// <summary>Takes a cut back; a link that was cut twice is whole when both are taken back.</summary>
    void Heal(IEnumerable<Link> links);
}
