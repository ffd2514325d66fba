using ActorScheduler.Chaos.Plan;
using ActorScheduler.Testing.Postgres;

namespace ActorScheduler.Chaos.Machine;

/// <summary>The loopback interface, where nothing can be cut: for those who may not make network namespaces.</summary>
internal sealed class LoopbackNetwork(string cannotCut) : INetwork
{
    public string? CannotCut => cannotCut;

    public PostgresListener? Postgres => null;

    public string HostOf(string name) => "127.0.0.1";

    public IReadOnlyList<string> PrefixOf(string name) => [];

    public void Cut(IEnumerable<Link> links) => throw new NotSupportedException(cannotCut);

    public void Heal(IEnumerable<Link> links) => throw new NotSupportedException(cannotCut);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
