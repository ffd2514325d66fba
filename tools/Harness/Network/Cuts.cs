using System.Collections.Concurrent;

namespace ActorScheduler.Harness.Network;

/// <summary>The links between the processes of a network.</summary>
internal sealed class Cuts
{
    private readonly ConcurrentDictionary<Link, Valve> _valves = new();

    /// <summary>The valve at which traffic on a link waits.</summary>
    public Valve Of(string from, string to) => _valves.GetOrAdd(new Link(from, to), static _ => new Valve());

    /// <summary>Cuts links.</summary>
    public void Cut(IEnumerable<Link> links)
    {
        foreach (var link in links)
            Of(link.From, link.To).Cut();
    }

    /// <summary>Undoes one cut of each.</summary>
    public void Heal(IEnumerable<Link> links)
    {
        foreach (var link in links)
            Of(link.From, link.To).Heal();
    }
}
