using System.Text.Json;
using ActorScheduler.ClusterEndToEnd.Tests.Support;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace ActorScheduler.ClusterEndToEnd.Tests;

/// <summary>Two nodes with the same app, of which each takes tasks from queues of its own.</summary>
[Long("starts clusters")]
public sealed class QueuesApartTests(ITestOutputHelper output) : ClusterTest(output)
{
    private const string Slow = "demo_app.tasks.sleep";
    private const int Many = 400;

    [SkippableFact]
    public async Task Each_node_runs_the_tasks_of_its_queues_and_those_of_a_node_that_is_gone_wait_for_it()
    {
        await StartAsync(nodes: 2, place: spec => spec.Name switch
        {
            "node-1" => spec with { Apps = [BuiltPrograms.DemoApp], Arguments = ["--Scheduler:Queues:0", "celery"] },
            "node-2" => spec with { Apps = [BuiltPrograms.DemoApp], Arguments = ["--Scheduler:Queues:0", "mail.*"] },
            _ => spec,
        });

        await Submit(Many);
        await Eventually.Sees(Ended, ended => ended == Many, Soon, "all have run", ended => $"{ended} have");
        var workers = await Rows("SELECT DISTINCT coalesce(queue, 'celery') || ' ' || split_part(worker, '#', 1) FROM tasks WHERE worker IS NOT NULL ORDER BY 1");
        Tell(string.Join(", ", workers));
        Assert.Equal(2, workers.Count);
        Assert.Equal(2, workers.Select(pair => pair.Split(' ')[1]).Distinct().Count());

        await Cluster["node-2"].KillAsync();
        await Submit(Many);
        await Eventually.Sees(Ended, ended => ended == Many + (Many / 2), Soon, "those of the other queue have run", ended => $"{ended} have");
        Assert.Equal(Many / 2, await Number("SELECT count(*) FROM tasks WHERE phase = 1 AND queue = 'mail.eu'"));

        await ProcessCluster.StartAsync(Cluster["node-2"]);
        await Eventually.Sees(Ended, ended => ended == 2 * Many, Soon, "those that waited have run", ended => $"{ended} have");
    }

    [SkippableFact]
    public async Task Once_a_pause_is_answered_no_task_of_the_queue_begins_on_any_node_until_it_is_resumed()
    {
        await StartAsync(nodes: 3, place: spec => spec with { Apps = [BuiltPrograms.DemoApp] });
        await Submit(20);
        await Eventually.Sees(Ended, ended => ended == 20, Soon, "all have run", ended => $"{ended} have");

        for (var round = 0; round < 3; round++)
        {
            var submitting = SubmitOneByOne(200);
            using var paused = await Gateway.Client.PostAsync("api/v1/queues/mail.eu/pause", new { reason = $"round {round}" });
            var answer = await paused.Content.ReadAsStringAsync();
            Assert.True((int)paused.StatusCode == 200, answer);
            var started = await StartedAsync();
            await submitting;
            await Submit(20);
            // Those of the other queue go on, so that every node has had time to begin what it should not.
            await Eventually.Sees(WaitingElsewhere, waiting => waiting == 0, Soon, "those of the other queue have run", waiting => $"{waiting} wait");
            Assert.Equal(started, await StartedAsync());

            using var resumed = await Gateway.Client.PostAsync("api/v1/queues/mail.eu/resume", new { });
            Assert.True((int)resumed.StatusCode == 200, await resumed.Content.ReadAsStringAsync());
            await Eventually.Sees(Waiting, waiting => waiting == 0, Soon, "all have run", waiting => $"{waiting} wait");
        }
    }

    [SkippableFact]
    public async Task A_node_that_joins_knows_what_is_paused_before_it_begins_anything()
    {
        await StartAsync(nodes: 2, place: spec => spec with { Apps = [BuiltPrograms.DemoApp] });
        await Cluster["node-2"].StopAsync(Soon);
        using var paused = await Gateway.Client.PostAsync("api/v1/queues/mail.eu/pause", new { reason = "so" });
        Assert.True((int)paused.StatusCode == 200, await paused.Content.ReadAsStringAsync());

        await ProcessCluster.StartAsync(Cluster["node-2"]);
        await Submit(Many);
        await Eventually.Sees(Ended, ended => ended == Many / 2, Soon, "those of the other queue have run", ended => $"{ended} have");
        Assert.Equal(0, await StartedAsync());
    }

    private Task<long> StartedAsync() => Number("SELECT coalesce(sum(attempt), 0) FROM tasks WHERE queue = 'mail.eu'");

    private Task<long> Waiting() => Number("SELECT count(*) FROM tasks WHERE phase < 4");

    private Task<long> WaitingElsewhere() => Number("SELECT count(*) FROM tasks WHERE phase < 4 AND queue <> 'mail.eu'");

    private async Task SubmitOneByOne(int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var response = await Gateway.Client.PostAsync("api/v1/tasks", new { task = Slow, kwargs = new { seconds = 0 }, options = new { queue = "mail.eu" } });
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    private async Task Submit(int count)
    {
        using var response = await Gateway.Client.PostAsync("api/v1/tasks/batch", new
        {
            tasks = Enumerable.Range(0, count).Select(i => new { task = Slow, kwargs = new { seconds = 0 }, options = i % 2 == 0 ? new { queue = "mail.eu" } : new { queue = "celery" } }),
        });
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.All(answer.RootElement.GetProperty("data").EnumerateArray(), item => Assert.True(item.TryGetProperty("id", out _), item.ToString()));
    }

    private Task<long> Ended() => Number("SELECT count(*) FROM tasks WHERE phase = 4");

    private async Task<List<string>> Rows(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
