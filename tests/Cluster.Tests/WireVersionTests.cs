using System.Globalization;
using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Harness;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Database;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Cluster.Tests;

/// <summary>What processes of a cluster tell each other about themselves: what they can read, and how busy they are.</summary>
public sealed class WireVersionTests : PostgresTest
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task A_process_that_cannot_read_what_the_cluster_writes_does_not_start()
    {
        await using (var store = Stores.Open(ConnectionString))
            await Write(store, WireVersion.Newest + 1);

        var error = await Assert.ThrowsAsync<SchedulerStartException>(() => TestNode.StartAsync(ConnectionString));

        Assert.Contains($"version {WireVersion.Newest + 1}, this release reads versions up to {WireVersion.Newest}", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_process_that_finds_the_cluster_beyond_what_it_can_read_ends()
    {
        await using var node = await TestNode.StartAsync(ConnectionString);
        var ended = node.System.WhenTerminated;

        await Write(node.Services.GetRequiredService<IReadModelStore>(), WireVersion.Newest + 1);

        await ended.WaitAsync(Deadline);
        Assert.Contains(node.Log.All, line => line.Contains("This process ends: The cluster of this database writes", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_process_tells_what_it_can_read_and_how_many_of_its_workers_are_idle()
    {
        await using var node = await TestNode.StartAsync(ConnectionString, ("Concurrency", "3"));
        var catalog = node.Services.GetRequiredService<ClusterCatalog>();
        var self = (node.Address.ToString(), (long)Akka.Cluster.Cluster.Get(node.System).SelfUniqueAddress.Uid);
        await Eventually.IsTrue(() => catalog.IdleWorkersOf(self) == 3, Deadline, "all three are idle");

        await node.Client.SubmitAsync(new SubmitTask("a", Calls.Sleep(30)), default);
        await Eventually.IsTrue(() => catalog.IdleWorkersOf(self) == 2, Deadline, "two are idle");
        await node.Client.RevokeAsync(new RevokeTask("a", Terminate: true), default);
        await Eventually.IsTrue(() => catalog.IdleWorkersOf(self) == 3, Deadline, "all three are idle again");

        await using var store = Stores.Open(ConnectionString);
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT wire_version FROM cluster_members";
        Assert.Equal(WireVersion.Newest, command.ExecuteScalar());
    }

    private static Task<int> Write(IReadModelStore store, int version)
    {
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO cluster_settings (name, value) VALUES ('wire-version', '{version}') ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        return store.WriteAsync(connection => Stores.Execute(connection, sql), default);
    }
}
