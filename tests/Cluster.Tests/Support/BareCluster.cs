using ActorScheduler.Harness;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Remote;
using Akka.Remote.Transport;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>Actor systems with a node's own configuration, in one cluster that can be cut apart.</summary>
internal sealed class BareCluster : IAsyncDisposable
{
    // One that is killed does not shut down in order: it would believe for seconds that the others are dead, and have them taken out.
    private const string CanBeCut = """
        akka.remote.dot-netty.tcp.applied-adapters = ["trttl"]
        akka.coordinated-shutdown.run-by-actor-system-terminate = off

        """;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly List<ActorSystem> _systems = [];

    /// <summary>The systems' views of the cluster.</summary>
    public IReadOnlyList<Akka.Cluster.Cluster> Nodes => [.. _systems.Select(Akka.Cluster.Cluster.Get)];

    /// <summary>Starts systems that join the first of them, and waits until all are up.</summary>
    public static async Task<BareCluster> StartAsync(int count, string overrides, params Setup[] setups)
    {
        var cluster = new BareCluster();
        for (var n = 0; n < count; n++)
            cluster.Add(overrides, setups);
        foreach (var node in cluster.Nodes)
            await SeesUp(node, count);
        return cluster;
    }

    /// <summary>Starts one more system, which joins the first.</summary>
    public ActorSystem Add(string overrides, params Setup[] setups)
    {
        var system = BareSystem.Start(CanBeCut + overrides, setups);
        _systems.Add(system);
        Akka.Cluster.Cluster.Get(system).Join(Nodes[0].SelfAddress);
        return system;
    }

    /// <summary>Waits until a system sees so many members up, and no others.</summary>
    public static Task SeesUp(Akka.Cluster.Cluster node, int count) => Eventually.IsTrue(
        () => node.State.Members.Count == count && node.State.Members.All(member => member.Status == MemberStatus.Up), Deadline, $"{count} members are up");

    /// <summary>No message passes any more between some systems and the others, in neither direction.</summary>
    public async Task CutOff(params int[] some)
    {
        for (var one = 0; one < _systems.Count; one++)
        {
            for (var other = one; other < _systems.Count; other++)
            {
                if (some.Contains(one) != some.Contains(other))
                    await CutApart(one, other);
            }
        }
    }

    /// <summary>No message passes any more between two systems; both hear the others.</summary>
    public async Task CutApart(int one, int other)
    {
        await StopsHearing(one, other);
        await StopsHearing(other, one);
    }

    private async Task StopsHearing(int one, int other) => Assert.True(await Transport(_systems[one]).ManagementCommand(
        new SetThrottle(Nodes[other].SelfAddress, ThrottleTransportAdapter.Direction.Both, Blackhole.Instance)));

    /// <summary>Ends a system without a word to the others.</summary>
    public async Task KillAsync(int index)
    {
        await Transport(_systems[index]).Shutdown();
        await ((ExtendedActorSystem)_systems[index]).Terminate().WaitAsync(Deadline);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_systems.Select(system => system.Terminate())).WaitAsync(Deadline);

    private static RemoteTransport Transport(ActorSystem system) => ((IRemoteActorRefProvider)((ExtendedActorSystem)system).Provider).Transport;
}
