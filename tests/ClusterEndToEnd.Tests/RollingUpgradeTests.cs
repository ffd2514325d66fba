using ActorScheduler.ClusterEndToEnd.Tests.Support;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Processes;
using Xunit.Abstractions;

namespace ActorScheduler.ClusterEndToEnd.Tests;

/// <summary>
/// All processes are replaced in turn by those of the next release. It reads and writes an event and a message that this release does not know,
/// and adds to the tables (tests/NextRelease).
/// </summary>
public sealed class RollingUpgradeTests(ITestOutputHelper output) : ClusterTest(output)
{
    private const int PerSecond = 50;
    private const int NextVersion = WireVersion.Newest + 1;
    private const string Unknown = "which this release does not know";
    private const string NewEvents = "SELECT count(*) FROM journal WHERE manifest = 'task-started.2'";
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task No_request_fails_no_task_is_lost_or_doubled_and_what_is_new_is_written_only_when_all_can_read_it()
    {
        await StartAsync(gateways: 2);
        await using var load = SteadyLoad.Begin(Urls(Cluster.Gateways), LedgerBooks.Task, Ledger.Writes(), PerSecond);
        var coordinator = await Cluster.CoordinatorAsync();
        var nodes = Cluster.All.Where(process => process.Spec.HoldsTasks).OrderBy(node => node == coordinator).ToList();
        await Replace(nodes[0], BuiltPrograms.NextNode);
        Assert.Equal(1, await Number("SELECT count(*) FROM schema_version WHERE name = 'what the next release adds'"));
        // One of the old release that is restarted now finds tables to which the new one has added.
        await Replace(nodes[1], BuiltPrograms.Node);
        await Replace(nodes[1], BuiltPrograms.NextNode);
        await Replace(nodes[2], BuiltPrograms.NextNode);
        foreach (var gateway in Cluster.Gateways)
        {
            Assert.Equal(0, await Number(NewEvents));
            load.Call(Urls(Cluster.Gateways.Where(other => other != gateway)));
            await Replace(gateway, BuiltPrograms.NextGateway);
        }

        await Eventually.Sees(() => Number($"SELECT count(*) FROM cluster_settings WHERE name = 'wire-version' AND value = '{NextVersion}'"), found => found == 1, Soon, $"all agree on version {NextVersion}");
        await Eventually.Sees(() => Number(NewEvents), events => events > PerSecond, Soon, "events are written in their new form");
        Tell("the new form is written");
        var calls = await load.EndAsync();
        await RefusesToGoBack(nodes[0]);

        // The test is of this release as well: it reads the new form by its old name, which has the same bytes.
        await Number("WITH renamed AS (UPDATE journal SET manifest = 'task-started.1' WHERE manifest = 'task-started.2' RETURNING 1) SELECT count(*) FROM renamed");
        var outcome = await SettledAsync();
        Tell($"{calls.Count} calls, the slowest took {calls.Max(call => call.Took).TotalSeconds:F1} s");
        outcome.NothingIsLostOrDoubled(calls);
        Assert.All(Cluster.All, process => Assert.DoesNotContain(Unknown, process.Log.From(0), StringComparison.Ordinal));
    }

    private async Task Replace(ClusterProcess process, string program)
    {
        Tell($"{process.Name} is asked to stop");
        Assert.Equal(0, await process.StopAsync(StopsWithin));
        process.Program = program;
        await ProcessCluster.StartAsync(process);
        Tell($"{process.Name} runs {program}");
    }

    private static async Task RefusesToGoBack(ClusterProcess node)
    {
        Assert.Equal(0, await node.StopAsync(StopsWithin));
        node.Program = BuiltPrograms.Node;
        node.Start();

        Assert.NotEqual(0, await node.ExitCode(StopsWithin));
        Assert.Contains($"writes events and messages of version {NextVersion}, this release reads versions up to {WireVersion.Newest}", node.LogOfThisStart, StringComparison.Ordinal);
    }

    private static IEnumerable<Uri> Urls(IEnumerable<ClusterProcess> gateways) => gateways.Select(gateway => gateway.Url);
}
