using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.Api;

public sealed class BulkOperationTests : IAsyncLifetime
{
    private const string Path = "/api/v1/bulk-operations";
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_dry_run_counts_all_shows_ten_and_starts_nothing()
    {
        for (var i = 0; i < 12; i++)
            await Submit($"t{i}", countdown: 60);
        _server.Scheduler.MostRowsLookedAt = 3;

        var answer = await _server.PostAsync(Path, """{"action": "revoke", "filter": {"state": "PENDING"}, "dry_run": true}""");

        Assert.Equal((200, 12), (answer.Status, (int)answer.Json["matched"]!));
        Assert.Equal(Enumerable.Range(2, 10).Reverse().Select(i => $"t{i}"), answer.Json["sample"]!.AsArray().Select(task => (string)task!["id"]!));
        Assert.Empty((await _server.GetAsync(Path)).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task An_operation_is_accepted_with_its_place_and_shows_what_it_does()
    {
        await Submit("a", countdown: 60, queue: "mail");
        await Submit("b", countdown: 60);

        var answer = await _server.PostAsync(Path, """{"action": "revoke", "terminate": true, "filter": {"state": ["PENDING", "retry"], "queue": "mail", "received_from": "2026-01-01T00:00:00Z"}, "id": "op-1"}""");

        Assert.Equal((202, $"{Path}/op-1"), (answer.Status, answer.Headers["Location"]));
        answer.Is(202, """
            {"id": "op-1", "action": "revoke", "terminate": true, "eta": null, "shift_seconds": null,
             "filter": {"state": ["PENDING", "RETRY"], "received_from": "2026-01-01T00:00:00.000000Z", "queue": "mail"}, "state": "RUNNING", "matched": 1, "processed": 0, "changed": 0,
             "skipped": 0, "refused": 0, "refusals": [], "requested_by": "127.0.0.1", "started_at": "2026-01-01T00:00:00.250000Z", "updated_at": "2026-01-01T00:00:00.250000Z", "finished_at": null}
            """);

        await _server.Scheduler.Bulk.RunAsync("op-1");
        var ended = await _server.GetAsync($"{Path}/op-1");
        Assert.Equal(("SUCCESS", 1, 1), ((string?)ended.Json["state"], (int)ended.Json["processed"]!, (int)ended.Json["changed"]!));
        Assert.Equal(("REVOKED", "PENDING"), (await State("a"), await State("b")));
        Assert.Equal("127.0.0.1", (string?)(await _server.GetAsync("/api/v1/tasks/a/history")).Json["data"]![1]!["requested_by"]);
        Assert.Equal("op-1", (string?)(await _server.GetAsync("/api/v1/tasks/a/history")).Json["data"]![1]!["details"]!["request_id"]);
    }

    [Theory]
    [InlineData("""{"action": "run_now", "filter": {"name": "demo_app.tasks.test"}}""", "2026-01-01T00:00:00.250000Z")]
    [InlineData("""{"action": "reschedule", "eta": "2026-02-01T00:00:00Z", "filter": {"search": "demo"}}""", "2026-02-01T00:00:00.000000Z")]
    [InlineData("""{"action": "reschedule", "shift_seconds": -10.5, "all": true}""", "2026-01-01T00:00:49.750000Z")]
    [InlineData("""{"action": "reschedule", "shift_seconds": 3600, "all": true, "filter": {}}""", "2026-01-01T01:01:00.250000Z")]
    public async Task Waiting_tasks_are_moved(string body, string eta)
    {
        await Submit("a", countdown: 60);
        await Run(body);
        Assert.Equal(eta, (string?)(await _server.GetAsync("/api/v1/tasks/a")).Json["eta"]);
    }

    [Fact]
    public async Task What_is_refused_is_told_with_the_reason()
    {
        await Submit("a", countdown: 60);
        var ended = await Run("""{"action": "retry", "all": true}""");
        Assert.Equal((1, 1), ((int)ended["processed"]!, (int)ended["refused"]!));
        Assert.Equal("""[{"task_id":"a","reason":"the task has not ended: PENDING"}]""", ended["refusals"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{}", "action", "filter")]
    [InlineData("""{"action": "revok", "all": true}""", "action")]
    [InlineData("""{"action": 5, "all": true}""", "action")]
    [InlineData("""{"action": "revoke"}""", "filter")]
    [InlineData("""{"action": "revoke", "filter": {}}""", "filter")]
    [InlineData("""{"action": "revoke", "filter": {"search": ""}, "all": false}""", "filter.search")]
    [InlineData("""{"action": "revoke", "filter": {"queue": "q"}, "all": true}""", "all")]
    [InlineData("""{"action": "revoke", "filter": []}""", "filter")]
    [InlineData("""{"action": "revoke", "filter": {"state": []}}""", "filter.state")]
    [InlineData("""{"action": "revoke", "filter": {"crontab": []}}""", "filter.crontab")]
    [InlineData("""{"action": "revoke", "filter": {"sate": "PENDING"}}""", "filter.sate")]
    [InlineData("""{"action": "revoke", "filter": {"state": "WAITING"}}""", "filter.state")]
    [InlineData("""{"action": "revoke", "filter": {"queue": {"a": 1}}}""", "filter.queue")]
    [InlineData("""{"action": "revoke", "filter": {"queue": ["a", "b"]}}""", "filter.queue")]
    [InlineData("""{"action": "revoke", "filter": {"queue": "\ud800"}}""", "filter.queue")]
    [InlineData("""{"action": "revoke", "filter": {"task_id": "\ud800"}}""", "filter.task_id")]
    [InlineData("""{"action": "revoke", "filter": {"eta_from": "soon"}}""", "filter.eta_from")]
    [InlineData("""{"action": "revoke", "eta": "2026-02-01", "all": true}""", "eta")]
    [InlineData("""{"action": "retry", "terminate": true, "all": true}""", "terminate")]
    [InlineData("""{"action": "reschedule", "all": true}""", "eta, shift_seconds")]
    [InlineData("""{"action": "reschedule", "eta": "2026-02-01", "shift_seconds": 1, "all": true}""", "eta, shift_seconds")]
    [InlineData("""{"action": "reschedule", "shift_seconds": 0, "all": true}""", "shift_seconds")]
    [InlineData("""{"action": "reschedule", "shift_seconds": 1e11, "all": true}""", "shift_seconds")]
    [InlineData("""{"action": "revoke", "all": true, "id": "a/b"}""", "id")]
    [InlineData("""{"action": "revoke", "all": true, "dry_run": "yes"}""", "dry_run")]
    [InlineData("""{"action": "revoke", "all": true, "dryrun": true}""", "dryrun")]
    public async Task A_wrong_call_is_refused_with_every_reason_and_starts_nothing(string body, params string[] fields)
    {
        var answer = await _server.PostAsync(Path, body);
        answer.IsRefused(400);
        Assert.Equal(fields, answer.Errors.Keys);
        Assert.Empty((await _server.GetAsync(Path)).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task The_same_call_under_an_id_is_one_operation_and_another_is_refused()
    {
        const string call = """{"action": "revoke", "filter": {"state": "PENDING"}, "id": "op-1"}""";
        Assert.Equal(202, (await _server.PostAsync(Path, call)).Status);
        Assert.Equal(202, (await _server.PostAsync(Path, call)).Status);
        (await _server.PostAsync(Path, """{"action": "revoke", "filter": {"state": "RETRY"}, "id": "op-1"}""")).IsRefused(409);
        Assert.Single((await _server.GetAsync(Path)).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task A_running_operation_is_cancelled_and_an_ended_one_is_not()
    {
        await _server.PostAsync(Path, """{"action": "revoke", "all": true, "id": "op-1"}""");
        for (var time = 0; time < 2; time++)
            Assert.Equal("CANCELLED", (string?)(await _server.PostAsync($"{Path}/op-1/cancel", "")).Json["state"]);
        await _server.PostAsync(Path, """{"action": "revoke", "all": true, "id": "op-2"}""");
        await _server.Scheduler.Bulk.RunAsync("op-2");
        (await _server.PostAsync($"{Path}/op-2/cancel", "{}")).IsRefused(409);
        (await _server.PostAsync($"{Path}/op-3/cancel", "{}")).IsRefused(404);
        (await _server.GetAsync($"{Path}/op-3")).IsRefused(404);
    }

    [Fact]
    public async Task The_list_is_newest_first_and_has_pages()
    {
        for (var i = 0; i < 5; i++)
            await _server.PostAsync(Path, $$"""{"action": "revoke", "all": true, "id": "op-{{i}}"}""");
        var ids = new List<string>();
        var cursor = "";
        do
        {
            var page = (await _server.GetAsync($"{Path}?limit=2{cursor}")).Json;
            ids.AddRange(page["data"]!.AsArray().Select(row => (string)row!["id"]!));
            cursor = (string?)page["next_cursor"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(["op-4", "op-3", "op-2", "op-1", "op-0"], ids);
        (await _server.GetAsync($"{Path}?cursor=nonsense")).IsRefused(400);
    }

    private async Task<JsonNode> Run(string body)
    {
        var started = await _server.PostAsync(Path, body);
        Assert.True(started.Status == 202, started.ToString());
        var id = (string)started.Json["id"]!;
        await _server.Scheduler.Bulk.RunAsync(id);
        return (await _server.GetAsync($"{Path}/{id}")).Json;
    }

    private Task<string> Submit(string id, int countdown, string? queue = null) => _server.SubmitAsync(
        $$"""{"task": "demo_app.tasks.test", "options": {"task_id": "{{id}}", "countdown": {{countdown}}, "queue": {{(queue is null ? "null" : $"\"{queue}\"")}} } }""");

    private async Task<string?> State(string id) => (string?)(await _server.GetAsync($"/api/v1/tasks/{id}")).Json["state"];
}
