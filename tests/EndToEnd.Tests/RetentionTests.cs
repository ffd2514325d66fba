using System.Net;
using System.Text.Json;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Http;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>Tasks that ended long ago leave a real scheduler, and the audit still tells of them.</summary>
public sealed class RetentionTests(ITestOutputHelper output) : ServerTest(output)
{
    private const string Route = "api/v1/maintenance/retention";

    [Fact]
    public async Task A_task_that_ended_leaves_is_told_of_by_the_archive_and_its_id_runs_again()
    {
        var archive = Folder.File("archive");
        var server = await StartAsync("--Scheduler:ArchiveDirectory", archive);
        await SubmitAsync(server.Client, "mine", 1);
        await server.Client.SeesState("mine", "SUCCESS", Soon);
        await SubmitAsync(server.Client, "sleeps", 1, countdown: 9999);
        var (task, history) = (await GetAsync(server.Client, "api/v1/tasks/mine"), await GetAsync(server.Client, "api/v1/tasks/mine/history"));

        await RetainAsync(server.Client);

        Assert.Equal(HttpStatusCode.OK, (await StatusAsync(server.Client, "api/v1/tasks/sleeps")).Status);
        Assert.DoesNotContain("mine", (await server.Client.ListAsync("")).Keys);
        var (archived, told) = (await GetAsync(server.Client, "api/v1/tasks/mine"), await GetAsync(server.Client, "api/v1/tasks/mine/history"));
        Assert.True(archived.GetProperty("archived").GetBoolean());
        Assert.True(told.GetProperty("archived").GetBoolean());
        // What is in the archive waits for nothing any more.
        Assert.Equal(task.EnumerateObject().Where(member => member.Name != "waiting_for").Select(member => member.ToString()), archived.EnumerateObject().SkipLast(1).Select(member => member.ToString()));
        Assert.Equal(history.GetProperty("data").GetRawText(), told.GetProperty("data").GetRawText());
        Assert.Single(Directory.GetFiles(archive, "tasks-*.jsonl.gz"));

        // Another call under the id is another task; and what was removed stays so after a restart.
        await SubmitAsync(server.Client, "mine", 2);
        await server.Client.SeesState("mine", "SUCCESS", Soon);
        Assert.Equal(0, await server.StopAsync(Soon));
        var again = await StartAsync("--Scheduler:ArchiveDirectory", archive);
        var now = await GetAsync(again.Client, "api/v1/tasks/mine");
        Assert.False(now.TryGetProperty("archived", out _));
        Assert.Equal("[2]", now.GetProperty("args").GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await StatusAsync(again.Client, "api/v1/tasks/never")).Status);
    }

    [Fact]
    public async Task Without_an_age_no_schedule_removes_anything_and_with_one_there_is_a_schedule()
    {
        var server = await StartAsync();
        Assert.Equal(0, (await GetAsync(server.Client, "api/v1/periodic-tasks")).GetProperty("data").EnumerateArray().Count(row => IsRetention(row)));
        Assert.Equal(0, await server.StopAsync(Soon));

        var again = await StartAsync("--Scheduler:Retention", "30.00:00:00");
        Assert.Equal(1, (await GetAsync(again.Client, "api/v1/periodic-tasks")).GetProperty("data").EnumerateArray().Count(row => IsRetention(row)));
        Assert.Equal("30.00:00:00", (await GetAsync(again.Client, Route)).GetProperty("retention").GetString());
    }

    private static bool IsRetention(JsonElement periodicTask) => periodicTask.GetProperty("name").GetString() == "celery.retention";

    private static async Task RetainAsync(CeleryManageClient client)
    {
        using var started = await client.PostAsync(Route, new { older_than = "00:00:00.001" });
        var text = await started.Content.ReadAsStringAsync();
        Assert.True(started.StatusCode == HttpStatusCode.Accepted, text);
        var id = JsonDocument.Parse(text).RootElement.GetProperty("task_id").GetString();
        var status = await Eventually.Sees(
            () => GetAsync(client, Route),
            run => run.GetProperty("task_id").GetString() == id && run.GetProperty("finished_at").ValueKind == JsonValueKind.String,
            Soon,
            "the run ended");
        Assert.Equal((1, 1), (status.GetProperty("removed").GetInt32(), status.GetProperty("archived").GetInt32()));
        Assert.Equal(JsonValueKind.Null, status.GetProperty("last_error").ValueKind);
    }

    private static async Task SubmitAsync(CeleryManageClient client, string id, int argument, int countdown = 0)
    {
        using var created = await client.PostAsync("api/v1/tasks", new { task = "demo_app.tasks.echo", args = new[] { argument }, options = new { task_id = id, countdown } });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    private static async Task<JsonElement> GetAsync(CeleryManageClient client, string path)
    {
        var (status, text) = await StatusAsync(client, path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {(int)status} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<(HttpStatusCode Status, string Text)> StatusAsync(CeleryManageClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
