using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Network;
using ActorScheduler.Harness.Postgres;

namespace ActorScheduler.Chaos.Machine;

/// <summary>The loopback interface with a proxy between the processes: for those who may not make network namespaces.</summary>
/// <param name="because">Why it does not use namespaces; null if the proxy was asked for.</param>
/// <param name="names">The processes.</param>
internal sealed class ProxiedNetwork(string? because, IReadOnlyList<string> names) : INetwork
{
    private readonly ProxyNetwork _proxy = new();

    public string Text => "a proxy between the processes" + (because is null ? "" : $", not network namespaces: {because}");

    public PostgresListener? Postgres => null;

    public ClusterProcessSpec Place(ClusterProcessSpec spec) => _proxy.Place(spec);

    public void Cut(IEnumerable<Link> links) => _proxy.Cut(links);

    public void Heal(IEnumerable<Link> links) => _proxy.Heal(links);

    // PostgreSQL is not behind the proxy: it stays within reach.
    public void TakeOff(string name) => Cut(LinksOf(name));

    public void BringBack(string name) => Heal(LinksOf(name));

    private IEnumerable<Link> LinksOf(string name) => names.Where(other => other != name).SelectMany(other => new[] { new Link(name, other), new Link(other, name) });

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();
}
