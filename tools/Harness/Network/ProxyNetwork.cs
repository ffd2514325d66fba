using System.Collections.Concurrent;
using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.Harness.Network;

/// <summary>
/// The network between the processes of a cluster on the loopback interface. It can keep any of them from hearing any other, without root: all their
/// traffic with each other passes through this process. HTTP and the database do not.
/// </summary>
public sealed class ProxyNetwork : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Gate> _gates = new();
    private readonly Background _background;

    /// <summary>Makes an empty network.</summary>
    public ProxyNetwork() => _background = new Background(_stop.Token);

    internal Cuts Cuts { get; } = new();

    /// <summary>Gives a process an address in the network: others reach it at its port, and it listens on another.</summary>
    public ClusterProcessSpec Place(ClusterProcessSpec spec)
    {
        var placed = spec with { BindPort = StablePort.Take() };
        Add(placed.Name, placed.Port, placed.BindPort.Value);
        return placed;
    }

    /// <summary>Forwards traffic to a process.</summary>
    /// <param name="name">Its name, as links use it.</param>
    /// <param name="publicPort">The port at which others reach it, and which it calls its own.</param>
    /// <param name="port">The port on which it listens.</param>
    public void Add(string name, int publicPort, int port)
    {
        var gate = new Gate(name, publicPort, new Target(port), this, _background, _stop.Token);
        if (!_gates.TryAdd(FormattableString.Invariant($"127.0.0.1:{publicPort}"), gate))
            throw new ArgumentException($"Port {publicPort} already has a process.", nameof(publicPort));
        _ = _background.Add(gate.RunAsync());
    }

    /// <summary>Lets nothing through from now on.</summary>
    public void Cut(IEnumerable<Link> links) => Cuts.Cut(Known(links));

    /// <summary>Undoes a cut; a link that was cut twice works again when both cuts are undone. Traffic that was held back then gets through.</summary>
    public void Heal(IEnumerable<Link> links) => Cuts.Heal(Known(links));

    /// <summary>Ends it: all connections are reset, and nobody can be reached.</summary>
    /// <exception cref="InvalidDataException">A process outside the network connected, to which no cut would have applied.</exception>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _background.EndAsync();
        }
        finally
        {
            foreach (var gate in _gates.Values)
                gate.Dispose();
            _stop.Dispose();
        }
    }

    internal Gate Find(string address) => _gates.TryGetValue(address, out var gate)
        ? gate
        : throw new InvalidDataException($"A connection was opened by {address}, which is not a process of this network, so no cut would apply to it.");

    private List<Link> Known(IEnumerable<Link> links)
    {
        var names = _gates.Values.Select(gate => gate.Name).ToHashSet();
        var known = links.ToList();
        foreach (var link in known.Where(link => !names.Contains(link.From) || !names.Contains(link.To)))
            throw new ArgumentException($"{link} names a process that is not in the network, which has {string.Join(", ", names.Order())}.", nameof(links));
        return known;
    }
}
