using System.Text.Json;
using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.Api;

public sealed class TaskHistoryTests : IAsyncLifetime
{
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_run_is_told_event_by_event_with_the_state_after_each()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/tasks", UriKind.Relative))
        {
            Content = new StringContent("""{"task": "demo_app.tasks.echo", "args": [1]}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Requested-By", "billing");
        var id = (string)(await Answer.ReadAsync(await _server.Http.SendAsync(request))).Json["id"]!;
        _server.Time.Advance(TimeSpan.FromSeconds(5));

        (await _server.GetAsync($"/api/v1/tasks/{id}/history")).Is(200, """
            {"data": [
              {"sequence_number": 1, "at": "2026-01-01T00:00:00.250000Z", "event": "task-submitted", "state": "PENDING", "attempt": null, "worker": null, "runtime_seconds": null, "requested_by": "billing", "reason": null,
               "details": {"name": "demo_app.tasks.echo", "args": [1], "kwargs": {}, "eta": null, "expires": null, "queue": null, "exchange": null, "routing_key": null, "periodic_task_id": null}},
              {"sequence_number": 2, "at": "2026-01-01T00:00:00.250000Z", "event": "task-started", "state": "STARTED", "attempt": 1, "worker": "fake", "runtime_seconds": null, "requested_by": null, "reason": null, "details": {}},
              {"sequence_number": 3, "at": "2026-01-01T00:00:00.251500Z", "event": "task-succeeded", "state": "SUCCESS", "attempt": 1, "worker": "fake", "runtime_seconds": 0.0015, "requested_by": null, "reason": null,
               "details": {"result": {"args": [1], "kwargs": {}}}}
            ], "next_cursor": null}
            """);
    }

    [Fact]
    public async Task A_failure_a_revocation_and_a_replacement_say_what_only_they_know()
    {
        var failed = await _server.SubmitAsync("""{"task": "demo_app.tasks.fail"}""");
        var revoked = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60}}""");
        await _server.PostAsync($"/api/v1/tasks/{revoked}/revoke", "{}");
        var replaced = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60}}""");
        var update = await _server.PostAsync("/celery_manage/update_task/", $$"""{"id": "{{replaced}}", "task": "demo_app.tasks.echo", "args": [7], "options": {"countdown": 5} }""");
        _server.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("System.InvalidOperationException", (string)(await LastAsync(failed, "task-failed"))["details"]!["error"]!["type"]!);
        var revocation = await LastAsync(revoked, "task-revoked");
        Assert.Equal("requested", (string)revocation["details"]!["revoke_reason"]!);
        Assert.Equal("127.0.0.1", (string)revocation["requested_by"]!);
        var events = (await _server.GetAsync($"/api/v1/tasks/{replaced}/history")).Json["data"]!.AsArray();
        var replacement = events.Single(entry => (string)entry!["event"]! == "task-replaced")!["details"]!;
        Assert.Equal((string)update.Json["data"]!, (string)replacement["replaced_by"]!);
        Assert.Equal("[7]", replacement["replacement"]!["args"]!.ToJsonString());
    }

    [Fact]
    public async Task A_parameter_is_refused() => (await _server.GetAsync("/api/v1/tasks/x/history?limit=5")).IsRefused(400);

    [Fact]
    public void The_details_of_every_kind_of_event_are_known()
    {
        var at = DateTimeOffset.UnixEpoch;
        var call = new TaskSubmission { Name = "a.b", Fingerprint = "f" };
        var failure = new TaskFailureInfo("T", "m", "t");
        TaskEvent[] events =
        [
            new TaskSubmitted(at, call), new TaskStarted(at, 1, "w"), new TaskSucceeded(at, 1, "{}", TimeSpan.Zero), new TaskFailed(at, 1, failure, null),
            new TaskRetryScheduled(at, 1, at, failure), new TaskAttemptLost(at, 1, "r"), new TaskRevokeRequested(at), new TaskRevoked(at, RevokeReason.Expired),
            new TaskReplaced(at, "n", call), new TaskReplacementSubmitted(at),
            new TaskRescheduled(at, at, null), new TaskRetryRequested(at, "r"),
        ];
        var kinds = typeof(TaskEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TaskEvent))).Select(type => type.Name);
        Assert.Equal(kinds.Order(), events.Select(happened => happened.GetType().Name).Order());

        foreach (var happened in events)
        {
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                TaskHistoryJson.WriteDetails(json, happened);
                json.WriteEndObject();
            }

            Assert.NotNull(JsonNode.Parse(stream.ToArray()));
        }
    }

    private async Task<JsonNode> LastAsync(string id, string name)
    {
        var last = (await _server.GetAsync($"/api/v1/tasks/{id}/history")).Json["data"]!.AsArray()[^1]!;
        Assert.Equal(name, (string)last["event"]!);
        return last;
    }
}
