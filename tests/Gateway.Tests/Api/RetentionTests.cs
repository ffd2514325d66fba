using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.Api;

public sealed class RetentionTests : IAsyncLifetime
{
    private const string Path = "/api/v1/maintenance/retention";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_dry_run_counts_and_starts_nothing()
    {
        _server.Scheduler.Retention.Old = 7;

        (await _server.PostAsync(Path, """{"older_than": "7.00:00:00", "dry_run": true}""")).Is(200, """
            {"dry_run": true, "older_than": "7.00:00:00", "finished_before": "2025-12-25T00:00:00.250000Z", "tasks": 7}
            """);
        Assert.Equal(TimeSpan.FromDays(7), _server.Scheduler.Retention.Counted);
        Assert.Empty((await _server.GetAsync("/api/v1/tasks")).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task A_run_is_a_task_with_the_age_and_who_asked()
    {
        var answer = await _server.PostAsync(Path, """{"older_than": "1.12:00:00"}""");

        Assert.Equal(202, answer.Status);
        var id = (string)answer.Json["task_id"]!;
        var history = (await _server.GetAsync($"/api/v1/tasks/{id}/history")).Json["data"]![0]!;
        Assert.Equal("127.0.0.1", (string)history["requested_by"]!);
        Assert.Equal("celery.retention", (string)history["details"]!["name"]!);
        Assert.Equal("""{"older_than":"1.12:00:00"}""", history["details"]!["kwargs"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_a_body_the_configured_age_counts_and_without_that_there_is_none()
    {
        var refused = await _server.PostAsync(Path, "");
        refused.IsRefused(400);
        Assert.Contains("Scheduler:Retention is not set", (string)refused.Json["errors"]![0]!["allowed"]!, StringComparison.Ordinal);

        _server.Scheduler.Retention.Age = TimeSpan.FromDays(30);
        var answer = await _server.PostAsync(Path, "");

        Assert.Equal((202, "30.00:00:00"), (answer.Status, (string)answer.Json["older_than"]!));
    }

    [Theory]
    [InlineData("""{"older_than": "soon"}""", "older_than")]
    [InlineData("""{"older_than": "00:00:00"}""", "older_than")]
    [InlineData("""{"older_than": "-1.00:00:00"}""", "older_than")]
    [InlineData("""{"older_than": 7}""", "older_than")]
    [InlineData("""{"older_than": "1.00:00:00", "dry_run": 1}""", "dry_run")]
    [InlineData("""{"older": "1.00:00:00", "older_than": "1.00:00:00"}""", "older")]
    public async Task What_cannot_be_used_is_named(string body, string field)
    {
        var answer = await _server.PostAsync(Path, body);
        answer.IsRefused(400);
        Assert.Equal(field, (string)answer.Json["errors"]![0]!["field"]!);
    }

    [Fact]
    public async Task One_run_at_a_time_is_shown_and_another_refused()
    {
        Assert.False((bool)(await _server.GetAsync(Path)).Json["running"]!);
        _server.Scheduler.Retention.Age = TimeSpan.FromDays(1);
        _server.Scheduler.Retention.Status = new RetentionStatus("run-1", true, Start, Start, null, Start.AddDays(-1), new RetentionTotals(4, 3, 2, 1), null);

        (await _server.GetAsync(Path)).Is(200, """
            {"running": true, "retention": "1.00:00:00", "task_id": "run-1", "finished_before": "2025-12-31T00:00:00.000000Z", "started_at": "2026-01-01T00:00:00.000000Z",
             "updated_at": "2026-01-01T00:00:00.000000Z", "finished_at": null, "removed": 4, "archived": 3, "kept": 2, "periodic_events": 1, "last_error": null}
            """);
        var second = await _server.PostAsync(Path, "{}");
        Assert.Equal((409, "run-1"), (second.Status, (string)second.Json["errors"]![0]!["given"]!));
    }

    [Fact]
    public async Task An_archived_task_and_its_history_are_shown_as_archived()
    {
        var kept = await _server.SubmitAsync("""{"task": "demo_app.tasks.echo", "args": [1.50]}""");
        var task = (await _server.GetAsync($"/api/v1/tasks/{kept}")).Text.Replace(kept, "old", StringComparison.Ordinal)[..^1];
        var history = (await _server.GetAsync($"/api/v1/tasks/{kept}/history")).Json["data"]!.ToJsonString();
        _server.Scheduler.Retention.Archive("old", new DateOnly(2025, 11, 24), $$"""{{task}},"history":{{history}}}""");

        (await _server.GetAsync("/api/v1/tasks/old")).Is(200, $$"""{{task}}, "archived": true}""");
        (await _server.GetAsync("/api/v1/tasks/old/history?archived_on=2025-11-24")).Is(200, $$"""{"data": {{history}}, "next_cursor": null, "archived": true}""");
        Assert.Equal(404, (await _server.GetAsync("/api/v1/tasks/old?archived_on=2025-11-25")).Status);
        Assert.Equal(404, (await _server.GetAsync("/api/v1/tasks/unknown/history")).Status);
        (await _server.GetAsync("/api/v1/tasks/old?archived_on=24.11.2025")).IsRefused(400);
    }

    [Fact]
    public async Task A_task_that_is_there_does_not_come_from_the_archive()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60}}""");
        _server.Scheduler.Retention.Archive(id, new DateOnly(2025, 11, 24), $$"""{"id":"{{id}}","state":"SUCCESS","history":[]}""");

        var (task, history) = ((await _server.GetAsync($"/api/v1/tasks/{id}")).Json, (await _server.GetAsync($"/api/v1/tasks/{id}/history")).Json);

        Assert.Equal("PENDING", (string)task["state"]!);
        Assert.Null(task["archived"]);
        Assert.Single((JsonArray)history["data"]!);
    }
}
