using System.Net;
using System.Text.Json;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Http;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>The v1 routes over a real scheduler.</summary>
public sealed class ApiTests(ITestOutputHelper output) : ServerTest(output)
{
    [Fact]
    public async Task A_task_is_found_and_its_history_told_also_after_a_restart()
    {
        var server = await StartAsync();
        using var created = await server.Client.PostAsync("api/v1/tasks", new { task = "demo_app.tasks.echo", args = new[] { 1 }, options = new { task_id = "mine", queue = "mail" } });
        Assert.Equal((HttpStatusCode.Created, "/api/v1/tasks/mine"), (created.StatusCode, created.Headers.Location?.ToString()));
        await server.Client.SeesState("mine", "SUCCESS", Soon);

        var (task, history) = (await GetAsync(server.Client, "api/v1/tasks/mine"), await GetAsync(server.Client, "api/v1/tasks/mine/history"));
        Assert.Equal("""{"args":[1],"kwargs":{}}""", task.GetProperty("result").GetRawText());
        Assert.Equal(["task-submitted", "task-started", "task-succeeded"], history.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("event").GetString()));
        Assert.Equal("127.0.0.1", history.GetProperty("data")[0].GetProperty("requested_by").GetString());

        Assert.Equal(0, await server.StopAsync(Soon));
        var again = await StartAsync();
        Assert.Equal(task.GetRawText(), (await GetAsync(again.Client, "api/v1/tasks/mine")).GetRawText());
        Assert.Equal(history.GetRawText(), (await GetAsync(again.Client, "api/v1/tasks/mine/history")).GetRawText());
        foreach (var query in new[] { "queue=mail", "state=SUCCESS&name_prefix=demo_app.", "search=MINE", "finished_from=2020-01-01&limit=1" })
            Assert.Equal("mine", (await GetAsync(again.Client, $"api/v1/tasks?{query}")).GetProperty("data")[0].GetProperty("id").GetString());
        Assert.Equal(0, (await GetAsync(again.Client, "api/v1/tasks?state=FAILURE,REVOKED")).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task Pages_of_a_real_list_make_up_exactly_the_list()
    {
        const int tasks = 120;
        var server = await StartAsync();
        for (var i = 0; i < tasks; i++)
            await server.Client.SubmitAsync(i % 3 == 0 ? "demo_app.tasks.echo" : "demo_app.tasks.test", options: new { countdown = i % 4 == 0 ? 9999 : 0 });
        var whole = (await server.Client.ListAsync("taskname=demo_app.tasks.test")).Keys;

        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await GetAsync(server.Client, $"api/v1/tasks?name=demo_app.tasks.test&limit=7&cursor={cursor}");
            paged.AddRange(page.GetProperty("data").EnumerateArray().Select(task => task.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null && paged.Count <= tasks);

        Assert.Equal(80, paged.Count);
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task A_periodic_task_shows_its_occurrences_and_its_history()
    {
        var server = await StartAsync();
        using var created = await server.Client.PostAsync("api/v1/periodic-tasks", new { name = "often", task = "demo_app.tasks.test", interval = new { every = 1, period = "seconds" } });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var path = created.Headers.Location!.ToString();
        await Eventually.Sees(
            () => GetAsync(server.Client, $"{path}/occurrences?state=SUCCESS"),
            page => page.GetProperty("data").GetArrayLength() >= 2,
            Soon,
            "two occurrences ran");

        var newest = (await GetAsync(server.Client, $"{path}/history?limit=1")).GetProperty("data")[0];
        Assert.Equal("periodic-fired", newest.GetProperty("event").GetString());
        var occurrence = await GetAsync(server.Client, $"api/v1/tasks/{newest.GetProperty("task_id").GetString()}/history");
        Assert.StartsWith("periodic-task ", occurrence.GetProperty("data")[0].GetProperty("requested_by").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> GetAsync(CeleryManageClient client, string path)
    {
        using var response = await client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
