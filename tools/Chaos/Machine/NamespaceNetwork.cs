using System.Globalization;
using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Network;
using ActorScheduler.Harness.Postgres;

namespace ActorScheduler.Chaos.Machine;

/// <summary>
/// Each process in a network namespace of its own, all on one bridge. To cut a link, the sender gets a hardware address for the receiver that nobody
/// has: packets leave and never arrive, in this direction alone, as with a broken switch; both still reach PostgreSQL on the bridge.
/// </summary>
internal sealed class NamespaceNetwork : INetwork
{
    private const string NobodysAddress = "02:00:00:00:00:01";
    private const int OwnHost = 254;

    // Each process has its own namespace, so all can use the same ports.
    private const int ClusterPort = 4051;
    private const int HttpPort = 8000;

    private readonly int _slot;
    private readonly NamespaceKeeper _keeper;
    private readonly Dictionary<string, int> _hosts = [];
    private readonly Dictionary<Link, int> _cuts = [];
    private readonly Dictionary<string, int> _off = [];

    private NamespaceNetwork(int slot)
    {
        _slot = slot;
        _keeper = new NamespaceKeeper(slot);
    }

    public string Text => $"network namespaces on the bridge {Bridges.NameOf(_slot)}";

    public PostgresListener? Postgres => new(Address(OwnHost), $"{Subnet}.0/24");

    private string Subnet => string.Create(CultureInfo.InvariantCulture, $"10.77.{_slot}");

    /// <summary>Makes the bridge and the namespaces.</summary>
    /// <exception cref="InvalidOperationException">Namespaces are not allowed here, or iproute2 is missing; the message says what failed.</exception>
    public static async Task<NamespaceNetwork> CreateAsync(IReadOnlyList<string> names)
    {
        var network = new NamespaceNetwork(Bridges.TakeSlot());
        try
        {
            network.Build(names);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    public ClusterProcessSpec Place(ClusterProcessSpec spec) => spec with
    {
        Host = HostOf(spec.Name),
        Port = ClusterPort,
        HttpPort = HttpPort,
        Prefix = ["ip", "netns", "exec", NamespaceOf(spec.Name)],
    };

    public void Cut(IEnumerable<Link> links)
    {
        lock (_cuts)
        {
            foreach (var link in links)
            {
                _cuts[link] = _cuts.GetValueOrDefault(link) + 1;
                if (_cuts[link] == 1)
                    Command.Run("ip", "-n", NamespaceOf(link.From), "neigh", "replace", HostOf(link.To), "lladdr", NobodysAddress, "nud", "permanent", "dev", "eth0");
            }
        }
    }

    public void Heal(IEnumerable<Link> links)
    {
        lock (_cuts)
        {
            foreach (var link in links)
            {
                if (--_cuts[link] == 0)
                    Command.Run("ip", "-n", NamespaceOf(link.From), "neigh", "del", HostOf(link.To), "dev", "eth0");
            }
        }
    }

    public void TakeOff(string name)
    {
        lock (_off)
        {
            _off[name] = _off.GetValueOrDefault(name) + 1;
            if (_off[name] == 1)
                Command.Run("ip", "link", "set", PortOf(name), "down");
        }
    }

    public void BringBack(string name)
    {
        lock (_off)
        {
            if (--_off[name] == 0)
                Command.Run("ip", "link", "set", PortOf(name), "up");
        }
    }

    public async ValueTask DisposeAsync() => await _keeper.DisposeAsync();

    private void Build(IReadOnlyList<string> names)
    {
        var bridge = Bridges.NameOf(_slot);
        Command.Run("ip", "addr", "add", $"{Address(OwnHost)}/24", "dev", bridge);
        Command.Run("ip", "link", "set", bridge, "up");
        for (var i = 0; i < names.Count; i++)
        {
            _hosts[names[i]] = i + 1;
            var space = NamespaceOf(names[i]);
            var port = PortOf(names[i]);
            Command.Run("ip", "netns", "add", space);
            Command.Run("ip", "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", space);
            Command.Run("ip", "link", "set", port, "master", bridge, "up");
            Command.Run("ip", "-n", space, "addr", "add", $"{HostOf(names[i])}/24", "dev", "eth0");
            Command.Run("ip", "-n", space, "link", "set", "eth0", "up");
            Command.Run("ip", "-n", space, "link", "set", "lo", "up");
        }
    }

    // The end of its cable on the bridge.
    private string PortOf(string name) => string.Create(CultureInfo.InvariantCulture, $"chv{_slot}-{_hosts[name]}");

    private string HostOf(string name) => Address(_hosts[name]);

    private string Address(int host) => string.Create(CultureInfo.InvariantCulture, $"{Subnet}.{host}");

    private string NamespaceOf(string name) => string.Create(CultureInfo.InvariantCulture, $"chaos{_slot}-{name}");
}
