using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Journal.Postgres;
using ActorScheduler.Node.Clustering.Database;
using ActorScheduler.Testing;
using Akka.Actor;
using Akka.Cluster;
using Akka.Remote;
using Akka.Remote.Transport;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Two nodes that are cut from each other: exactly one goes on.</summary>
public sealed class SplitBrainTests : PostgresTest
{
    private const string Cut = """
        akka.remote.dot-netty.tcp.applied-adapters = ["trttl"]
        akka.cluster.split-brain-resolver.active-strategy = lease-majority
        akka.cluster.split-brain-resolver.stable-after = 3s
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task With_a_lease_exactly_one_of_two_nodes_goes_on()
    {
        await using var store = Stores.Open(ConnectionString);
        var systems = new[] { Start(store), Start(store) };
        var clusters = systems.Select(Akka.Cluster.Cluster.Get).ToArray();
        foreach (var cluster in clusters)
            cluster.Join(clusters[0].SelfAddress);
        foreach (var cluster in clusters)
            await Eventually.IsTrue(() => cluster.State.Members.Count(member => member.Status == MemberStatus.Up) == 2, Deadline, "both are up");

        await CutOff(systems[0], clusters[1].SelfAddress);
        await CutOff(systems[1], clusters[0].SelfAddress);

        await Eventually.IsTrue(() => clusters.Count(cluster => cluster.IsTerminated) == 1, Deadline, "one ends");
        var survivor = Assert.Single(clusters, cluster => !cluster.IsTerminated);
        await Eventually.IsTrue(() => survivor.State.Members.Count == 1, Deadline, "the other one is removed");
        Assert.Equal(MemberStatus.Up, survivor.SelfMember.Status);
        await Task.WhenAll(systems.Select(system => system.Terminate())).WaitAsync(Deadline);
    }

    private static ActorSystem Start(PostgresStore store) => BareSystem.Start(Cut, new LeaseTable(store));

    private static async Task CutOff(ActorSystem system, Address other)
    {
        var provider = (IRemoteActorRefProvider)((ExtendedActorSystem)system).Provider;
        Assert.True(await provider.Transport.ManagementCommand(
            new SetThrottle(other, ThrottleTransportAdapter.Direction.Both, Blackhole.Instance)));
    }
}
