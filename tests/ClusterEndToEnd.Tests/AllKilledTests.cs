using ActorScheduler.ClusterEndToEnd.Tests.Support;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;
using Xunit.Abstractions;

namespace ActorScheduler.ClusterEndToEnd.Tests;

/// <summary>Everything goes down at once, as with the power, and is started again at once.</summary>
public sealed class AllKilledTests(ITestOutputHelper output) : ClusterTest(output)
{
    private const int Waiting = 200;

    [SkippableFact]
    public async Task One_cluster_forms_and_what_has_come_due_runs_once()
    {
        await StartAsync();
        var ids = new List<string>();
        for (var n = 0; n < Waiting; n++)
            ids.Add(await Gateway.Client.SubmitAsync(LedgerBooks.Task, Ledger.Writes(), new { countdown = 5 + (n / 20.0) }));
        await Task.WhenAll(Cluster.All.Select(process => process.KillAsync()));
        Tell("all are killed");

        await Cluster.StartAsync();

        Tell("all are ready");
        var outcome = await SettledAsync();
        outcome.NothingIsLostOrDoubled([.. ids.Select(id => new SubmittedCall(default, default, id, null))]);
        Assert.Single(Cluster.All, process => process.LogOfThisStart.Contains("beginning one at", StringComparison.Ordinal));
        foreach (var node in Cluster.Nodes)
            await Eventually.IsTrue(() => node.LogOfThisStart.Contains("Up in the cluster", StringComparison.Ordinal), Soon, $"{node.Name} is in the cluster");
        await Eventually.Sees(Members, members => members == Cluster.All.Count, Soon, "all are members of it");
    }

    private async Task<long> Members()
    {
        await using var connection = new Npgsql.NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var count = new Npgsql.NpgsqlCommand("SELECT count(*) FROM cluster_members WHERE is_member", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
