using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Database;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Processes that find each other through their database.</summary>
public sealed class FormationTests : PostgresTest
{
    [SkippableFact]
    public async Task Nodes_that_start_together_form_one_cluster_and_the_first_that_comes_back_joins_it()
    {
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TestNode.StartAsync(ConnectionString)));
        try
        {
            foreach (var node in nodes)
                await node.SeesMembers(3);
            await nodes[0].StopAsync();
            await nodes[1].SeesMembers(2);

            await using var back = await TestNode.StartAsync(ConnectionString);
            await back.SeesMembers(3);
            Assert.Equal(new TaskAccepted("a"), await back.Client.SubmitAsync(new SubmitTask("a", Calls.Echo(1)), default));
            await nodes[2].Sees("a", state => state.Phase == TaskPhase.Success);
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_process_that_others_took_for_dead_ends_instead_of_having_a_cluster_beside_theirs()
    {
        await using var node = await TestNode.StartAsync(ConnectionString);
        var ended = node.System.WhenTerminated;

        await node.Services.GetRequiredService<IReadModelStore>().WriteAsync(Forget, default);

        await ended.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [SkippableFact]
    public async Task One_that_was_taken_out_does_not_wait_for_what_it_runs()
    {
        await using var node = await TestNode.StartAsync(ConnectionString, ("ShutdownGrace", "00:10:00"));
        await node.Client.SubmitAsync(new SubmitTask("long", Calls.Sleep(600)), default);
        await node.Sees("long", task => task.Phase == TaskPhase.Started);
        var ended = node.System.WhenTerminated;

        await node.Services.GetRequiredService<IReadModelStore>().WriteAsync(Forget, default);

        await ended.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [SkippableTheory]
    [InlineData("shards", "32", "64")]
    [InlineData("shard-extractor", "other/1", "xxhash32/1")]
    [InlineData("split-brain-resolver", "keep-oldest", "database")]
    public async Task A_process_that_is_set_otherwise_than_the_others_does_not_start(string name, string there, string here)
    {
        await using (await TestNode.StartAsync(ConnectionString))
        {
        }

        await using (var store = Stores.Open(ConnectionString))
            await store.WriteAsync(connection => Stores.Execute(connection, $"UPDATE cluster_settings SET value = '{there}' WHERE name = '{name}'"), default);

        var error = await Assert.ThrowsAsync<JournalOpenException>(() => TestNode.StartAsync(ConnectionString));
        Assert.Contains($"{name} is '{there}' there and '{here}' here", error.Message, StringComparison.Ordinal);
    }

    private static int Forget(System.Data.Common.DbConnection connection) => Stores.Execute(connection, "DELETE FROM cluster_members");
}
