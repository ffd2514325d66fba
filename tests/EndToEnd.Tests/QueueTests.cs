using System.Text.Json;
using ActorScheduler.Harness.Processes;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>Queues of a server that is its own only node.</summary>
public sealed class QueueTests(ITestOutputHelper output) : ServerTest(output)
{
    private const int Many = 12;

    [Fact]
    public async Task Tasks_of_a_queue_that_is_not_taken_from_wait_and_begin_where_it_is()
    {
        var server = await StartAsync("--Scheduler:Queues:0", "celery", "--Scheduler:Queues:1", "mail=1");
        for (var i = 0; i < Many; i++)
            await SubmitAsync(server, $"report-{i}", "reports", 0);
        await SubmitAsync(server, "other", null, 0);
        await server.Client.SeesState("other", "SUCCESS", Soon);

        var queue = await QueueAsync(server, "reports");
        Assert.Equal((Many, Many), (queue.GetProperty("waiting").GetInt32(), queue.GetProperty("due").GetInt32()));
        Assert.Equal(0, queue.GetProperty("consumers").GetArrayLength());
        using (var http = new HttpClient { BaseAddress = server.Url })
        {
            var metrics = (await http.GetStringAsync(new Uri("metrics", UriKind.Relative))).Split('\n');
            Assert.Contains(metrics, line => line.StartsWith("queue_without_consumer{", StringComparison.Ordinal) && line.Contains("queue=\"reports\"} 1", StringComparison.Ordinal));
            Assert.Contains(metrics, line => line.StartsWith("queue_waiting{", StringComparison.Ordinal) && line.Contains($"queue=\"reports\"}} {Many}", StringComparison.Ordinal));
        }

        Assert.Equal("no-consumer", (await ReadAsync(server, "api/v1/tasks/report-0")).GetProperty("waiting_for")[0].GetProperty("kind").GetString());
        Assert.Equal(0, await server.StopAsync(Soon));

        server = await StartAsync("--Scheduler:Queues:0", "reports");
        await server.Client.SeesCounts(counts => counts["SUCCESS"] == Many + 1, Soon, "all have run");
        Assert.Equal(0, (await QueueAsync(server, "reports")).GetProperty("waiting").GetInt32());
    }

    [Fact]
    public async Task A_queue_with_one_worker_has_one_and_leaves_the_others_to_the_rest()
    {
        var server = await StartAsync("--Scheduler:Concurrency", "4", "--Scheduler:Queues:0", "*", "--Scheduler:Queues:1", "mail=1");
        for (var i = 0; i < Many; i++)
            await SubmitAsync(server, $"mail-{i}", "mail", 0.2);
        await SubmitAsync(server, "other", null, 0);

        await server.Client.SeesState("other", "SUCCESS", Soon);
        Assert.True((await QueueAsync(server, "mail")).GetProperty("waiting").GetInt32() > 0, "the mails have run before a look could be taken");
        await server.Client.SeesCounts(counts => counts["SUCCESS"] == Many + 1, Soon, "all have run");

        var runs = (await ReadAsync(server, "api/v1/tasks?queue=mail&limit=100")).GetProperty("data").EnumerateArray()
            .Select(task => (From: task.GetProperty("started_at").GetDateTimeOffset(), Runtime: TimeSpan.FromSeconds(task.GetProperty("runtime_seconds").GetDouble())))
            .OrderBy(run => run.From)
            .ToList();
        Assert.Equal(Many, runs.Count);
        // The code of a task begins after its start is stored, so that it ran at least until then.
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.True(pair.First.From + pair.First.Runtime <= pair.Second.From, $"{pair.First} ran, and another began at {pair.Second.From:O}"));
    }

    [Fact]
    public async Task A_queue_that_is_paused_stays_so_over_a_kill_and_its_tasks_begin_when_it_is_resumed()
    {
        var server = await StartAsync();
        await PostAsync(server, "api/v1/queues/mail/pause", new { reason = "the provider is down" });
        for (var i = 0; i < Many; i++)
            await SubmitAsync(server, $"mail-{i}", "mail", 0);
        await SubmitAsync(server, "other", null, 0);
        await server.Client.SeesState("other", "SUCCESS", Soon);
        await server.KillAsync();

        server = await StartAsync();
        await SubmitAsync(server, "another", null, 0);
        await server.Client.SeesState("another", "SUCCESS", Soon);
        Assert.Equal("the provider is down", (await QueueAsync(server, "mail")).GetProperty("paused").GetProperty("reason").GetString());
        Assert.Equal("queue-paused", (await ReadAsync(server, "api/v1/tasks/mail-0")).GetProperty("waiting_for")[0].GetProperty("kind").GetString());
        Assert.Equal((Many, Many), await WaitingAsync(server));

        await PostAsync(server, "api/v1/queues/mail/resume", new { });
        await server.Client.SeesCounts(counts => counts["SUCCESS"] == Many + 2, Soon, "all have run");

        async Task<(int, int)> WaitingAsync(ServerProcess of) =>
            ((await QueueAsync(of, "mail")).GetProperty("waiting").GetInt32(), (await QueueAsync(of, "mail")).GetProperty("due").GetInt32());
    }

    [Fact]
    public async Task A_pause_with_an_end_ends_by_itself_also_while_nobody_is_there()
    {
        var server = await StartAsync();
        await SubmitAsync(server, "first", null, 0);
        await server.Client.SeesState("first", "SUCCESS", Soon);
        await PostAsync(server, "api/v1/task-types/demo_app.tasks.sleep/pause", new { reason = "so", until = DateTime.UtcNow.AddSeconds(4) });
        await SubmitAsync(server, "second", null, 0);
        Assert.Equal(0, await server.StopAsync(Soon));

        server = await StartAsync();
        await server.Client.SeesState("second", "SUCCESS", Soon);

        var task = await ReadAsync(server, "api/v1/tasks/second");
        Assert.True(
            task.GetProperty("started_at").GetDateTimeOffset() - task.GetProperty("received_at").GetDateTimeOffset() >= TimeSpan.FromSeconds(3), task.ToString());
    }

    [Fact]
    public async Task A_server_takes_schedules_of_several_rules_from_its_first_start()
    {
        var server = await StartAsync();

        using var added = await server.Client.PostAsync(
            "api/v1/periodic-tasks", new { name = "rules", task = "demo_app.tasks.test", spec = new { include = new object[] { new { cron = "0 5 * * *" } } } });

        Assert.True((int)added.StatusCode == 201, await added.Content.ReadAsStringAsync());
    }

    private static async Task SubmitAsync(ServerProcess server, string id, string? queue, double seconds)
    {
        using var response = await server.Client.PostAsync(
            "api/v1/tasks",
            new { task = "demo_app.tasks.sleep", kwargs = new { seconds }, options = new Dictionary<string, string?> { ["task_id"] = id, ["queue"] = queue } });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task PostAsync(ServerProcess server, string path, object body)
    {
        using var response = await server.Client.PostAsync(path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> QueueAsync(ServerProcess server, string name) =>
        (await ReadAsync(server, "api/v1/queues")).GetProperty("data").EnumerateArray().Single(queue => queue.GetProperty("name").GetString() == name);

    private static async Task<JsonElement> ReadAsync(ServerProcess server, string path)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return document.RootElement.Clone();
    }
}
