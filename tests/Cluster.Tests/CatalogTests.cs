using ActorScheduler.Authoring;
using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Harness;
using ActorScheduler.Node.Client;
using ActorScheduler.Node.Clustering.Formation;
using ActorScheduler.Node.Placement;
using ActorScheduler.Storage.Postgres.Cluster;

namespace ActorScheduler.Cluster.Tests;

/// <summary>What a process knows of the tasks that others can run.</summary>
public sealed class CatalogTests : PostgresTest
{
    [SkippableFact]
    public async Task A_task_of_a_node_that_has_just_come_is_found_without_waiting_for_the_next_heartbeat()
    {
        await using var store = Stores.Open(ConnectionString);
        var directory = new ClusterTaskDirectory(new ClusterCatalog(new PostgresNodeTable(store), NodeOffer.None, TimeProvider.System));
        Assert.Null(directory.Find("app.tasks.echo"));
        Assert.False(directory.KnowsAnyNode);

        var echo = new TaskDescription("app.tasks.echo", "app", false, "Echo", Delivery.AtLeastOnce, RetryPolicy.None, []);
        Assert.IsType<FormationStep.Begin>(await EnteredProcess.DecideAsync(store, "akka.tcp://scheduler@a:1", NodeOfferCodec.ToBytes(new NodeOffer([echo], ConsumedQueues.All))));

        await Eventually.IsTrue(() => directory.Find("app.tasks.echo") is not null, TimeSpan.FromSeconds(30), "the task is known");
        Assert.True(directory.KnowsAnyNode);
        Assert.Null(directory.Find("app.tasks.ecko"));
    }
}
