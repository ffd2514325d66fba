using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Event;

namespace ActorScheduler.Node.Clustering.Deaths;

/// <summary>
/// The addresses whose processes are known to be dead, for the failure detectors of one actor system. Akka makes these from a class name and hands
/// them nothing of the system but its event stream.
/// </summary>
internal sealed class Obituaries
{
    private static readonly ConditionalWeakTable<EventStream, Obituaries> OfSystems = [];
    private ImmutableHashSet<string> _addresses = [];

    /// <summary>Those of a system.</summary>
    public static Obituaries Of(EventStream system) => OfSystems.GetOrCreateValue(system);

    /// <summary>True if the process at an address is dead.</summary>
    public bool Has(string address) => _addresses.Contains(address);

    /// <summary>The process at an address is dead.</summary>
    public void Add(Address address) => ImmutableInterlocked.Update(ref _addresses, static (all, one) => all.Add(one), address.ToString());

    /// <summary>The dead one is no member any more: the address is free for another process.</summary>
    public void Remove(Address address) => ImmutableInterlocked.Update(ref _addresses, static (all, one) => all.Remove(one), address.ToString());
}
