using System.Collections.Concurrent;

namespace ActorScheduler.Testing.Network;

/// <summary>The links between the processes of a network.</summary>
internal sealed class Cuts
{
    private readonly ConcurrentDictionary<Link, Valve> _valves = new();

    /// <summary>What is passed on over a link waits at its valve.</summary>
    public Valve Of(string from, string to) => _valves.GetOrAdd(new Link(from, to), static _ => new Valve());

    /// <summary>Cuts some.</summary>
    public void Cut(IEnumerable<Link> links)
    {
        foreach (var link in links)
            Of(link.From, link.To).Cut();
    }

    /// <summary>Takes one cut of each back.</summary>
    public void Heal(IEnumerable<Link> links)
    {
        foreach (var link in links)
            Of(link.From, link.To).Heal();
    }
}
