using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Tests.Fakes;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests.Api;

public sealed class TaskTests : IAsyncLifetime
{
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_task_is_shown_in_json_of_real_types()
    {
        var id = await _server.SubmitAsync("""
            {"task": "demo_app.tasks.echo", "args": [1, "a", null, 1.50], "kwargs": {"名": {"deep": [true]}}, "options": {"countdown": 1, "expires": "2026-10-11T15:28:26Z", "queue": "mail", "exchange": "x", "routing_key": "r"}}
            """);
        _server.Time.Advance(TimeSpan.FromSeconds(5));
        var answer = await _server.GetAsync($"/api/v1/tasks/{id}");
        Assert.Equal($$$$"""
            {"id":"{{{{id}}}}","name":"demo_app.tasks.echo","state":"SUCCESS","args":[1,"a",null,1.50],"kwargs":{"名":{"deep":[true]}},"eta":"2026-01-01T00:00:01.250000Z","expires":"2026-10-11T15:28:26.000000Z","queue":"mail","exchange":"x","routing_key":"r","periodic_task_id":null,"received_at":"2026-01-01T00:00:00.250000Z","started_at":"2026-01-01T00:00:01.250000Z","finished_at":"2026-01-01T00:00:01.251500Z","updated_at":"2026-01-01T00:00:01.251500Z","runtime_seconds":0.0015,"attempt":1,"retries":0,"worker":"fake","result":{"args":[1,"a",null,1.50],"kwargs":{"名":{"deep":[true]}}},"error":null,"revoke":null,"replaced_by":null,"waiting_for":[]}
            """.Trim(), answer.Text);
    }

    [Fact]
    public async Task A_task_has_the_same_keys_in_every_state()
    {
        var waiting = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 600}}""");
        var done = await _server.SubmitAsync("""{"task": "demo_app.tasks.test"}""");
        var failed = await _server.SubmitAsync("""{"task": "demo_app.tasks.fail"}""");
        _server.Time.Advance(TimeSpan.FromSeconds(5));
        var tasks = new List<JsonNode>();
        foreach (var id in new[] { waiting, done, failed })
            tasks.Add((await _server.GetAsync($"/api/v1/tasks/{id}")).Json);
        Assert.Single(tasks.Select(task => string.Join(",", task.AsObject().Select(member => member.Key))).Distinct());
        Assert.Equal(["PENDING", "SUCCESS", "FAILURE"], tasks.Select(task => (string)task["state"]!));
        Assert.Equal("""{"type":"System.InvalidOperationException","message":"it's \"over\"","traceback":"Traceback:\n  at Demo.Fail()"}""",
            tasks[2]["error"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task A_task_whose_app_is_nowhere_says_why_it_waits()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 600}}""");
        var waiting = (await _server.GetAsync($"/api/v1/tasks/{id}")).Json;
        Assert.Null(waiting["waiting_reason"]);
        Assert.Equal("""[{"kind":"time","name":null,"since":"2026-01-01T00:00:00.250000Z","until":"2026-01-01T00:10:00.250000Z"}]""", waiting["waiting_for"]!.ToJsonString());

        ((FakeDirectory)_server.Services.GetRequiredService<ITaskDirectory>()).Uninstalled = "demo_app.tasks.test";

        Assert.Equal("no app that is installed now has this task", (string)(await _server.GetAsync($"/api/v1/tasks/{id}")).Json["waiting_reason"]!);
    }

    [Fact]
    public async Task A_task_that_is_due_says_that_it_waits_for_busy_workers()
    {
        var directory = (FakeDirectory)_server.Services.GetRequiredService<ITaskDirectory>();
        directory.IsBusy = true;
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.sleep", "kwargs": {"seconds": 1}, "options": {"countdown": 600}}""");
        Assert.Null((await _server.GetAsync($"/api/v1/tasks/{id}")).Json["waiting_reason"]);

        _server.Time.Advance(TimeSpan.FromSeconds(600));

        var due = (await _server.GetAsync($"/api/v1/tasks/{id}")).Json;
        Assert.Equal("all workers that can run it are busy", (string)due["waiting_reason"]!);
        Assert.Equal("""[{"kind":"worker","name":null,"since":"2026-01-01T00:10:00.250000Z","until":null}]""", due["waiting_for"]!.ToJsonString());
        directory.IsBusy = false;
        Assert.Null((await _server.GetAsync($"/api/v1/tasks/{id}")).Json["waiting_reason"]);
    }

    [Fact]
    public async Task Arguments_as_deep_as_they_may_be_are_shown_whole()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 50)) + string.Concat(Enumerable.Repeat("]", 50));
        var id = await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "args": {{deep}}, "options": {"countdown": 9} }""");
        using var answer = await _server.Http.GetAsync(new Uri($"/api/v1/tasks/{id}", UriKind.Relative));
        Assert.Contains($"\"args\":{deep},", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/tasks/no-such-task", "GET")]
    [InlineData("/api/v1/tasks/no-such-task/history", "GET")]
    [InlineData("/api/v1/tasks/no-such-task/revoke", "POST")]
    [InlineData("/api/v1/tasks/%E4%BD%A0", "GET")]
    public async Task An_id_that_is_not_known_is_not_found_and_never_pending(string path, string method)
    {
        var answer = await _server.SendAsync(method, path);
        answer.IsRefused(404);
        Assert.Equal("not found", (string)answer.Json["msg"]!);
        Assert.Equal(["id"], answer.Errors.Keys);
    }

    [Theory]
    [InlineData("order-4711")]
    [InlineData("a?b#c&d=e+f")]
    [InlineData("100%")]
    [InlineData("a%2Fb")]
    [InlineData("你好😀")]
    [InlineData("batch")]
    [InlineData("...")]
    public async Task A_submitted_task_is_found_at_its_location(string taskId)
    {
        var answer = await _server.PostAsync("/api/v1/tasks", $$"""{"task": "demo_app.tasks.test", "options": {"task_id": "{{taskId}}"} }""");
        answer.Is(201, $$"""{"id": "{{taskId}}"}""");
        var task = await _server.GetAsync(answer.Headers["Location"]);
        Assert.Equal((200, taskId), (task.Status, (string)task.Json["id"]!));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_own_id_that_means_a_folder_in_a_path_is_refused(string taskId)
    {
        var answer = await _server.PostAsync("/api/v1/tasks", $$"""{"task": "demo_app.tasks.test", "options": {"task_id": "{{taskId}}"} }""");
        answer.IsRefused(400);
        Assert.Equal(["options.task_id"], answer.Errors.Keys);
    }

    [Theory]
    [InlineData("""{}""", "task")]
    [InlineData("""{"task": "demo_app.tasks.tset"}""", "task")]
    [InlineData("""{"task": "demo_app.tasks.test", "id": "mine"}""", "id")]
    [InlineData("""{"task": "demo_app.tasks.test", "queue": "mail"}""", "queue")]
    [InlineData("""{"task": "demo_app.tasks.test", "countdown": 5}""", "countdown")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"eta": "soon"}}""", "options.eta")]
    [InlineData("""{"task": "demo_app.tasks.sleep", "kwargs": {"secs": 5}}""", "kwargs.secs")]
    public async Task A_call_that_cannot_be_made_is_a_400_that_names_its_field(string body, string field)
    {
        var answer = await _server.PostAsync("/api/v1/tasks", body);
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
        Assert.DoesNotContain(" | ", answer.Errors[field], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_call_again_is_the_same_task_and_another_call_under_its_id_a_conflict()
    {
        const string Call = """{"task": "demo_app.tasks.test", "options": {"task_id": "once", "countdown": 60}}""";
        Assert.Equal(201, (await _server.PostAsync("/api/v1/tasks", Call)).Status);
        Assert.Equal(201, (await _server.PostAsync("/api/v1/tasks", Call)).Status);
        (await _server.PostAsync("/api/v1/tasks", """{"task": "demo_app.tasks.echo", "options": {"task_id": "once"}}""")).IsRefused(409);
        Assert.Single((await _server.GetAsync("/api/v1/tasks")).Json["data"]!.AsArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"terminate": false, "signal": "SIGTERM"}""")]
    public async Task A_waiting_task_that_is_revoked_is_answered_as_it_stands_then(string? body)
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60}}""");
        var answer = await _server.SendAsync("POST", $"/api/v1/tasks/{id}/revoke", body);
        Assert.Equal((200, "REVOKED"), (answer.Status, (string)answer.Json["state"]!));
        Assert.Equal("""{"reason":"requested","requested":true}""", answer.Json["revoke"]!.ToJsonString());
        Assert.Equal(answer.Text, (await _server.GetAsync($"/api/v1/tasks/{id}")).Text);
    }

    [Fact]
    public async Task A_running_task_goes_on_unless_it_is_terminated_and_an_ended_one_is_a_conflict()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.sleep", "kwargs": {"seconds": 600}}""");
        var asked = await _server.PostAsync($"/api/v1/tasks/{id}/revoke", "{}");
        Assert.Equal("STARTED", (string)asked.Json["state"]!);
        Assert.Equal("""{"reason":null,"requested":true}""", asked.Json["revoke"]!.ToJsonString());
        var ended = await _server.PostAsync($"/api/v1/tasks/{id}/revoke", """{"terminate": true}""");
        Assert.Equal("""{"reason":"terminated","requested":true}""", ended.Json["revoke"]!.ToJsonString());

        var done = await _server.SubmitAsync("""{"task": "demo_app.tasks.test"}""");
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        var answer = await _server.PostAsync($"/api/v1/tasks/{done}/revoke", "{}");
        answer.IsRefused(409);
        Assert.Contains("this one is SUCCESS", answer.Errors["id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_was_replaced_names_the_one_in_its_place_and_an_expired_one_was_not_asked_for()
    {
        var old = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60}}""");
        var update = await _server.PostAsync("/celery_manage/update_task/", $$"""{"id": "{{old}}", "task": "demo_app.tasks.echo"}""");
        var task = (await _server.GetAsync($"/api/v1/tasks/{old}")).Json;
        Assert.Equal((string)update.Json["data"]!, (string)task["replaced_by"]!);
        Assert.Equal("""{"reason":"replaced","requested":false}""", task["revoke"]!.ToJsonString());

        var late = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60, "expires": 5}}""");
        _server.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("""{"reason":"expired","requested":false}""", (await _server.GetAsync($"/api/v1/tasks/{late}")).Json["revoke"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"terminate": "yes"}""", "terminate")]
    [InlineData("""{"signal": 9}""", "signal")]
    [InlineData("""{"id": "x"}""", "id")]
    public async Task A_revocation_that_cannot_be_read_is_refused(string body, string field)
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60}}""");
        var answer = await _server.PostAsync($"/api/v1/tasks/{id}/revoke", body);
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
        Assert.Equal("PENDING", (string)(await _server.GetAsync($"/api/v1/tasks/{id}")).Json["state"]!);
    }

    [Fact]
    public async Task A_page_that_takes_many_pieces_is_whole()
    {
        for (var i = 0; i < 400; i++)
            await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "kwargs": {"text": "你好，世界 😀"}, "options": {"countdown": 9}}""");
        var answer = await _server.GetAsync("/api/v1/tasks?limit=1000");
        Assert.Equal(400, answer.Json["data"]!.AsArray().Count);
        Assert.Equal("chunked", answer.Headers["Transfer-Encoding"]);
    }
}
