using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

public sealed class UpdateTaskTests : IAsyncLifetime
{
    private const string Path = "/celery_manage/update_task/";
    private GatewayServer _server = null!;
    private string _waiting = null!;

    public async Task InitializeAsync()
    {
        _server = await GatewayServer.StartAsync();
        _waiting = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "kwargs": {"mark": "old"}, "options": {"countdown": 500}}""");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_waiting_task_is_replaced_by_one_with_a_new_id()
    {
        var answer = await _server.PostAsync(Path, $$"""{"id": "{{_waiting}}", "task": "demo_app.tasks.echo", "args": [1], "options": {"countdown": 5} }""");

        var id = (string)answer.Json["data"]!;
        answer.Is(200, $$"""{"status": true, "msg": "修改成功", "data": "{{id}}"}""");
        Assert.True(Guid.TryParseExact(id, "D", out _));
        Assert.Equal("REVOKED", await FieldAsync(_waiting, "state"));
        Assert.Equal(("demo_app.tasks.echo", "[1]"), (await FieldAsync(id, "name"), await FieldAsync(id, "args")));
        Assert.Equal("2026-01-01T08:00:05.250000", await FieldAsync(id, "eta"));
    }

    [Fact]
    public async Task An_update_that_is_sent_again_is_one_update()
    {
        var body = $$"""{"id": "{{_waiting}}", "task": "demo_app.tasks.test", "options": {"countdown": 5} }""";
        var first = await _server.PostAsync(Path, body);
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await _server.PostAsync(Path, body);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(2, (await _server.GetAsync("/celery_manage/list_tasks/")).Json.AsObject().Count);
    }

    [Fact]
    public async Task An_unknown_task_name_is_answered_exactly_as_documented()
    {
        var answer = await _server.PostAsync(Path, $$"""{"id": "{{_waiting}}", "task": "no.such.task"}""");
        answer.Is(200, """{"status": false, "msg": "task error", "data": ""}""");
        Assert.Contains("\"given\":\"no.such.task\"", answer.Headers["X-Error-Detail"], StringComparison.Ordinal);
        Assert.Equal("PENDING", await FieldAsync(_waiting, "state"));
    }

    [Fact]
    public async Task A_task_that_has_begun_has_ended_or_is_unknown_is_not_changed_and_the_answer_says_why()
    {
        var running = await _server.SubmitAsync("""{"task": "demo_app.tasks.sleep", "kwargs": {"seconds": 60}}""");
        var done = await _server.SubmitAsync("""{"task": "demo_app.tasks.test"}""");
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        foreach (var (id, why) in new[] { (running, "STARTED"), (done, "SUCCESS"), ("nobody", "the id of a task") })
        {
            var answer = await _server.PostAsync(Path, $$"""{"id": "{{id}}", "task": "demo_app.tasks.test"}""");
            answer.IsRefused(200);
            Assert.Equal(("task error", ""), ((string)answer.Json["msg"]!, (string)answer.Json["data"]!));
            Assert.Contains(why, answer.Errors["id"], StringComparison.Ordinal);
        }

        Assert.Equal(3, (await _server.GetAsync("/celery_manage/list_tasks/")).Json.AsObject().Count);
    }

    [Theory]
    [InlineData("""{"task": "demo_app.tasks.test"}""", "id")]
    [InlineData("""{"id": "ID"}""", "task")]
    [InlineData("""{"id": "ID", "task": 5}""", "task")]
    [InlineData("""{"id": "ID", "task": "demo_app.tasks.test", "kwargs": [1]}""", "kwargs")]
    [InlineData("""{"id": "ID", "task": "demo_app.tasks.test", "options": {"eta": "soon"}}""", "options.eta")]
    [InlineData("""{"id": "ID", "task": "demo_app.tasks.test", "options": {"task_id": "mine"}}""", "options.task_id")]
    public async Task A_wrong_request_leaves_the_task_as_it_was(string body, string field)
    {
        var answer = await _server.PostAsync(Path, body.Replace("ID", _waiting, StringComparison.Ordinal));
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
        Assert.Equal("PENDING", await FieldAsync(_waiting, "state"));
    }

    private async Task<string?> FieldAsync(string id, string field) => (string?)(await _server.GetAsync("/celery_manage/list_tasks/")).Json[id]![field];
}
