using System.Collections.Concurrent;
using ActorScheduler.Testing.Clusters;

namespace ActorScheduler.Testing.Network;

/// <summary>
/// The network between the processes of a cluster on the loopback interface, in which any of them can be kept from hearing any other, without rights
/// that an ordinary user does not have: all that they say to each other goes through this process. HTTP and the database do not.
/// </summary>
public sealed class ProxyNetwork : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Gate> _gates = new();
    private readonly Background _background;

    /// <summary>Nobody is in it yet.</summary>
    public ProxyNetwork() => _background = new Background(_stop.Token);

    internal Cuts Cuts { get; } = new();

    /// <summary>Gives a process an address in the network: the others reach it at its port, and it listens at another one.</summary>
    public ClusterProcessSpec Place(ClusterProcessSpec spec)
    {
        var placed = spec with { BindPort = StablePort.Take() };
        Add(placed.Name, placed.Port, placed.BindPort.Value);
        return placed;
    }

    /// <summary>Passes on what is said to a process.</summary>
    /// <param name="name">Its name, which links have.</param>
    /// <param name="publicPort">The port at which others reach it, and which it names as its own.</param>
    /// <param name="port">The port at which it listens.</param>
    public void Add(string name, int publicPort, int port)
    {
        var gate = new Gate(name, publicPort, new Target(port), this, _background, _stop.Token);
        if (!_gates.TryAdd(FormattableString.Invariant($"127.0.0.1:{publicPort}"), gate))
            throw new ArgumentException($"Port {publicPort} has a process already.", nameof(publicPort));
        _ = _background.Add(gate.RunAsync());
    }

    /// <summary>From now on nothing gets through.</summary>
    public void Cut(IEnumerable<Link> links) => Cuts.Cut(Known(links));

    /// <summary>Takes a cut back; a link that was cut twice is whole when both are taken back. What was held back meanwhile gets through.</summary>
    public void Heal(IEnumerable<Link> links) => Cuts.Heal(Known(links));

    /// <summary>Ends it: all connections break off, and nobody can be reached any more.</summary>
    /// <exception cref="InvalidDataException">Somebody connected who is in no such network; no cut would have held for it.</exception>
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
        : throw new InvalidDataException($"A connection was opened by {address}, which is no process of this network: nobody knows which cuts hold for it.");

    private List<Link> Known(IEnumerable<Link> links)
    {
        var names = _gates.Values.Select(gate => gate.Name).ToHashSet();
        var known = links.ToList();
        foreach (var link in known.Where(link => !names.Contains(link.From) || !names.Contains(link.To)))
            throw new ArgumentException($"{link} names a process that is not in the network; in it are {string.Join(", ", names.Order())}.", nameof(links));
        return known;
    }
}
