using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Harness;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Storage.Postgres.Cluster;
using ActorScheduler.Storage.Postgres.Journal;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Nodes that die or are cut from each other: which of them go on.</summary>
public sealed class SplitBrainTests : PostgresTest
{
    private const string Soon = "akka.cluster.split-brain-resolver.stable-after = 3s\n";
    private const string StaticQuorum = Soon + """
        akka.cluster.split-brain-resolver.active-strategy = static-quorum
        akka.cluster.split-brain-resolver.static-quorum { quorum-size = 2, role = node }
        """;

    private const string Database = "akka.cluster.split-brain-resolver.active-strategy = database";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task With_a_database_one_of_two_nodes_that_miss_each_other_ends_and_the_cluster_goes_on()
    {
        await using var store = Stores.Open(ConnectionString);
        await using var cluster = await StartInDatabase(4, store);

        await cluster.CutApart(1, 3);

        await Eventually.IsTrue(() => cluster.Nodes.Any(node => node.IsTerminated), Deadline, "one ends");
        var survivors = cluster.Nodes.Where(node => !node.IsTerminated).ToList();
        Assert.Equal(3, survivors.Count);
        Assert.Contains(cluster.Nodes[0], survivors);
        Assert.Contains(cluster.Nodes[2], survivors);
        foreach (var survivor in survivors)
            await BareCluster.SeesUp(survivor, 3);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task With_a_database_the_part_with_more_nodes_goes_on_and_the_other_ends(int alone)
    {
        await using var store = Stores.Open(ConnectionString);
        await using var cluster = await StartInDatabase(3, store);

        await cluster.CutOff(alone);

        await Eventually.IsTrue(() => cluster.Nodes.Count(node => node.IsTerminated) == 1, Deadline, "one ends");
        foreach (var survivor in cluster.Nodes.Where(node => !node.IsTerminated))
            await BareCluster.SeesUp(survivor, 2);
        Assert.True(cluster.Nodes[alone].IsTerminated);
    }

    [SkippableFact]
    public async Task With_a_database_one_of_two_nodes_goes_on_when_they_are_cut_apart()
    {
        await using var store = Stores.Open(ConnectionString);
        await using var cluster = await StartInDatabase(2, store);

        await cluster.CutOff(0);

        await Eventually.IsTrue(() => cluster.Nodes.Count(node => node.IsTerminated) == 1, Deadline, "one ends");
        await BareCluster.SeesUp(Assert.Single(cluster.Nodes, node => !node.IsTerminated), 1);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task With_a_database_either_of_two_nodes_goes_on_when_the_other_dies(int dies)
    {
        await using var store = Stores.Open(ConnectionString);
        await using var cluster = await StartInDatabase(2, store);

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

    // As the processes of a cluster do: only who is in the table of members has a say.
    private static async Task<BareCluster> StartInDatabase(int count, PostgresStore store)
    {
        var cluster = await BareCluster.StartAsync(count, Database, new DowningSetup(new DowningDecision(new PostgresDowningTable(store.OpenSession), DowningDecision.BeatsWithin)));
        foreach (var node in cluster.Nodes)
        {
            var self = node.SelfUniqueAddress.Key();
            await EnteredProcess.EnterAsync(store, self.Address, self.Incarnation);
        }

        return cluster;
    }
}
