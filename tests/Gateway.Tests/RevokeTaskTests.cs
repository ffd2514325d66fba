using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

public sealed class RevokeTaskTests : IAsyncLifetime
{
    private const string Path = "/celery_manage/revoke_task/";
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_waiting_task_is_revoked_once_and_for_all()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 3}}""");
        for (var time = 0; time < 2; time++)
            (await _server.PostAsync(Path, $$"""{"id": "{{id}}"}""")).Is(200, $$"""{"status": true, "msg": "revoke ok", "data": "{{id}}"}""");

        _server.Time.Advance(TimeSpan.FromMinutes(1));
        var entry = (await _server.GetAsync("/celery_manage/list_tasks/")).Json[id]!;
        Assert.Equal("REVOKED", (string)entry["state"]!);
        Assert.Equal(1767225600.25, (double)entry["revoked"]!);
        Assert.Null(entry["started"]);
    }

    [Fact]
    public async Task A_running_task_goes_on_unless_terminate_is_asked_for()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.sleep", "kwargs": {"seconds": 60}}""");
        var answer = await _server.PostAsync(Path, $$"""{"id": "{{id}}", "signal": "SIGKILL"}""");
        answer.Is(200, $$"""{"status": true, "msg": "revoke ok: the running attempt goes on, no other follows it", "data": "{{id}}"}""");
        Assert.Equal("STARTED", await StateAsync(id));

        (await _server.PostAsync(Path, $$"""{"id": "{{id}}", "terminate": true}""")).Is(200, $$"""{"status": true, "msg": "revoke ok", "data": "{{id}}"}""");
        Assert.Equal("REVOKED", await StateAsync(id));
    }

    [Fact]
    public async Task A_finished_task_is_not_revoked_and_its_state_is_said()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test"}""");
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        var answer = await _server.PostAsync(Path, $$"""{"id": "{{id}}"}""");
        answer.IsRefused(200);
        Assert.Equal("the task has already ended: SUCCESS", (string)answer.Json["msg"]!);
        Assert.Equal("SUCCESS", await StateAsync(id));
    }

    [Theory]
    [InlineData("\"c6f16f5e-28f7-48ec-9c2d-9232c52e2d4f\"")]
    [InlineData("\"nonsense 你好\"")]
    [InlineData("5")]
    public async Task An_unknown_id_is_answered_with_the_documents_message(string id)
    {
        var answer = await _server.PostAsync(Path, $$"""{"id": {{id}}}""");
        answer.IsRefused(200);
        Assert.Equal("未查询到该任务", (string)answer.Json["msg"]!);
        Assert.Contains("\"field\":\"id\"", answer.Headers["X-Error-Detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"id": null}""", 400)]
    [InlineData("""{"id": []}""", 400)]
    [InlineData("""{"id": {"a": 1}}""", 400)]
    [InlineData("""{"id": 1.5}""", 400)]
    [InlineData("""{"id": ""}""", 400)]
    [InlineData("""{"id": "x", "terminate": "yes"}""", 400)]
    [InlineData("""{"id": "x"}""", 200)]
    [InlineData("{", 400)]
    public async Task No_answer_has_other_keys_than_the_documents(string body, int status)
    {
        var answer = await _server.PostAsync(Path, body);
        answer.IsRefused(status);
        Assert.Equal(["status", "msg", "data"], answer.Json.AsObject().Select(member => member.Key));
        Assert.Contains("allowed:", (string)answer.Json["data"]!, StringComparison.Ordinal);
    }

    private async Task<string> StateAsync(string id) => (string)(await _server.GetAsync("/celery_manage/list_tasks/")).Json[id]!["state"]!;
}
