using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Node.Clustering.Database;
using ActorScheduler.Testing;
using Akka.Cluster;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Nodes that die or are cut from each other: which of them go on.</summary>
public sealed class SplitBrainTests : PostgresTest
{
    private const string Soon = "akka.cluster.split-brain-resolver.stable-after = 3s\n";
    private const string LeaseMajority = Soon + "akka.cluster.split-brain-resolver.active-strategy = lease-majority";
    private const string StaticQuorum = Soon + """
        akka.cluster.split-brain-resolver.active-strategy = static-quorum
        akka.cluster.split-brain-resolver.static-quorum { quorum-size = 2, role = node }
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task With_a_lease_exactly_one_of_two_nodes_goes_on_when_they_are_cut_apart()
    {
        await using var store = Stores.Open(ConnectionString);
        await using var cluster = await BareCluster.StartAsync(2, LeaseMajority, new LeaseTable(store));

        await cluster.CutOff(0);

        await Eventually.IsTrue(() => cluster.Nodes.Count(node => node.IsTerminated) == 1, Deadline, "one ends");
        var survivor = Assert.Single(cluster.Nodes, node => !node.IsTerminated);
        await BareCluster.SeesUp(survivor, 1);
        Assert.Equal(MemberStatus.Up, survivor.SelfMember.Status);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task With_a_lease_either_of_two_nodes_goes_on_when_the_other_dies(int dies)
    {
        await using var store = Stores.Open(ConnectionString);
        await using var cluster = await BareCluster.StartAsync(2, LeaseMajority, new LeaseTable(store));

        await cluster.KillAsync(dies);

        var survivor = cluster.Nodes[1 - dies];
        await BareCluster.SeesUp(survivor, 1);
        Assert.False(survivor.IsTerminated);
    }

    [SkippableFact]
    public async Task With_a_quorum_of_two_a_node_that_is_cut_from_two_others_ends_and_they_go_on()
    {
        await using var cluster = await BareCluster.StartAsync(3, StaticQuorum);

        await cluster.CutOff(0);

        await Eventually.IsTrue(() => cluster.Nodes[0].IsTerminated, Deadline, "the one that is alone ends");
        await BareCluster.SeesUp(cluster.Nodes[1], 2);
        await BareCluster.SeesUp(cluster.Nodes[2], 2);
    }
}
