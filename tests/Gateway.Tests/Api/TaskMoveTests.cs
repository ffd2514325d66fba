using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.Api;

public sealed class TaskMoveTests : IAsyncLifetime
{
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_waiting_task_runs_now()
    {
        var id = await Waiting();

        var answer = await Do(id, "run-now");

        Assert.Equal((200, "2026-01-01T00:00:00.250000Z"), (answer.Status, (string?)answer.Json["eta"]));
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("SUCCESS", (string?)(await _server.GetAsync($"/api/v1/tasks/{id}")).Json["state"]);
        (await Do(id, "run-now", "{}")).IsRefused(409);
    }

    [Theory]
    [InlineData("""{"eta": "2026-01-02T03:04:05Z"}""", "2026-01-02T03:04:05.000000Z")]
    [InlineData("""{"eta": "2026-01-02 11:04:05"}""", "2026-01-02T03:04:05.000000Z")]
    [InlineData("""{"countdown": 7200.5}""", "2026-01-01T02:00:00.750000Z")]
    [InlineData("""{"countdown": 0}""", "2026-01-01T00:00:00.250000Z")]
    public async Task A_waiting_task_is_moved(string body, string eta)
    {
        var answer = await Do(await Waiting(), "reschedule", body);

        Assert.Equal((200, eta), (answer.Status, (string?)answer.Json["eta"]));
    }

    [Theory]
    [InlineData("{}", "eta, countdown")]
    [InlineData("""{"eta": "2026-01-02T03:04:05Z", "countdown": 1}""", "eta, countdown")]
    [InlineData("""{"eta": "soon"}""", "eta")]
    [InlineData("""{"countdown": "1"}""", "countdown")]
    [InlineData("""{"countdown": 1e300}""", "countdown")]
    [InlineData("""{"countdown": 1, "contdown": 2}""", "contdown")]
    public async Task A_wrong_time_is_refused_with_the_reason(string body, string field)
    {
        var answer = await Do(await Waiting(), "reschedule", body);
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
    }

    [Fact]
    public async Task A_time_at_which_the_task_would_have_expired_is_refused_and_the_message_names_it()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60, "expires": 3600}}""");
        var answer = await Do(id, "reschedule", """{"countdown": 3600}""");
        answer.IsRefused(409);
        Assert.Equal("the task expires at 2026-01-01T01:00:00.250000Z", (string?)answer.Json["msg"]);
    }

    [Fact]
    public async Task A_failed_task_runs_again_once_for_each_request()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.fail"}""");
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await Do(id, "retry", """{"request_id": "r1"}""")).Status);
        _server.Time.Advance(TimeSpan.FromSeconds(1));

        var again = await Do(id, "retry", """{"request_id": "r1"}""");
        Assert.Equal((200, "FAILURE", 2), (again.Status, (string?)again.Json["state"], (int)again.Json["attempt"]!));
        var next = await Do(id, "retry");
        Assert.Equal((200, 0), (next.Status, (int)next.Json["retries"]!));
        (await Do(id, "retry")).IsRefused(409);
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, (int)(await _server.GetAsync($"/api/v1/tasks/{id}")).Json["attempt"]!);
        Assert.Equal(2, (await _server.GetAsync($"/api/v1/tasks/{id}/history")).Json["data"]!.AsArray().Count(e => (string?)e!["event"] == "task-retry-requested"));
    }

    [Theory]
    [InlineData("""{"request_id": ""}""")]
    [InlineData("""{"request_id": 5}""")]
    public async Task A_request_id_that_is_none_is_refused(string body) => (await Do(await Waiting(), "retry", body)).IsRefused(400);

    [Theory]
    [InlineData("run-now", "")]
    [InlineData("retry", "")]
    [InlineData("reschedule", """{"countdown": 5}""")]
    public async Task An_unknown_task_is_not_found(string action, string body) => (await Do("no-such-task", action, body)).IsRefused(404);

    private Task<string> Waiting() => _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60}}""");

    private Task<Answer> Do(string id, string action, string body = "") => _server.PostAsync($"/api/v1/tasks/{id}/{action}", body);
}
