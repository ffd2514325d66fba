using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Event;

namespace ActorScheduler.Node.Clustering.Crashes;

/// <summary>
/// The addresses whose processes are known to be dead, for the failure detectors of one actor system. Akka creates these by the name of their class
/// and hands them nothing of the system but its event stream.
/// </summary>
internal sealed class KnownDead
{
    private static readonly ConditionalWeakTable<EventStream, KnownDead> OfSystems = [];
    private ImmutableHashSet<string> _addresses = [];

    /// <summary>The addresses of a system.</summary>
    public static KnownDead Of(EventStream system) => OfSystems.GetOrCreateValue(system);

    /// <summary>True if the process at an address is dead.</summary>
    public bool Has(string address) => _addresses.Contains(address);

    /// <summary>The process at an address is dead.</summary>
    public void Add(Address address) => ImmutableInterlocked.Update(ref _addresses, static (all, one) => all.Add(one), address.ToString());

    /// <summary>The dead process is no member any more: another may come to its address.</summary>
    public void Remove(Address address) => ImmutableInterlocked.Update(ref _addresses, static (all, one) => all.Remove(one), address.ToString());
}
