using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

public sealed class ApplyTaskTests : IAsyncLifetime
{
    private const string Path = "/celery_manage/async_apply_task/";
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_documents_example_is_answered_with_status_and_a_uuid()
    {
        var answer = await _server.PostAsync(Path, """{"task": "demo_app.tasks.test", "kwargs": {"name": "cc", "age": "22"}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["status", "data"], answer.Json.AsObject().Select(member => member.Key));
        Assert.True(Guid.TryParseExact((string)answer.Json["data"]!, "D", out var id));
        Assert.Equal(7, id.Version);
        Assert.Equal("{'name': 'cc', 'age': '22'}", (string)(await EntryAsync((string)answer.Json["data"]!))["kwargs"]!);
    }

    [Fact]
    public async Task Null_is_the_same_as_absent()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "args": null, "kwargs": null, "options": null, "option": null}""");
        var entry = await EntryAsync(id);
        Assert.Equal(("[]", "{}"), ((string)entry["args"]!, (string)entry["kwargs"]!));
    }

    // The clock says 2026-01-01T08:00:00.25 in Shanghai.
    [Theory]
    [InlineData("""{"countdown": 10}""", "2026-01-01T08:00:10.250000")]
    [InlineData("""{"countdown": 1.5}""", "2026-01-01T08:00:01.750000")]
    [InlineData("""{"countdown": 0}""", null)]
    [InlineData("""{"countdown": null}""", null)]
    [InlineData("""{"countdown": -3600}""", "2026-01-01T07:00:00.250000")]
    [InlineData("""{"eta": "2026-10-11 15:28:26.771243"}""", "2026-10-11T15:28:26.771243")]
    [InlineData("""{"eta": "2026-10-11T15:28:26+00:00"}""", "2026-10-11T23:28:26")]
    [InlineData("""{"countdown": 10, "eta": "2026-10-11 15:28:26"}""", "2026-01-01T08:00:10.250000")]
    [InlineData("""{"countdown": 0, "eta": "2026-10-11 15:28:26"}""", "2026-10-11T15:28:26")]
    public async Task Countdown_and_eta_say_when(string options, string? eta)
    {
        foreach (var key in new[] { "option", "options" })
        {
            var id = await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "{{key}}": {{options}}}""");
            Assert.Equal(eta, (string?)(await EntryAsync(id))["eta"]);
        }
    }

    [Theory]
    [InlineData("""{"expires": 60}""", "2026-01-01T08:01:00.250000")]
    [InlineData("""{"expires": "2026-10-11 15:28:26.771243"}""", "2026-10-11T15:28:26.771243")]
    [InlineData("""{"expires": null}""", null)]
    public async Task Expires_is_seconds_or_a_date(string options, string? expires)
    {
        var id = await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "options": {{options}}}""");
        Assert.Equal(expires, (string?)(await EntryAsync(id))["expires"]);
    }

    [Theory]
    [InlineData("{}", 0, 1, 600)]
    [InlineData("""{"max_retries": 3}""", 3, 1, 600)]
    [InlineData("""{"max_retries": 3, "retry_backoff": 0.5, "retry_backoff_max": 60}""", 3, 0.5, 60)]
    [InlineData("""{"retry_backoff": 900}""", 0, 900, 900)]
    [InlineData("""{"max_retries": 0, "retry_backoff": 0}""", 0, 0, 600)]
    public async Task Retries_are_the_calls_own_where_it_says_and_else_the_tasks(string options, int most, double backoff, double longest)
    {
        var id = await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "options": {{options}}}""");

        var retry = (await _server.Scheduler.FindAsync(id, CancellationToken.None))!.State.Submission!.Retry;

        Assert.Equal(new RetryPolicy(most, TimeSpan.FromSeconds(backoff), TimeSpan.FromSeconds(longest)), retry);
    }

    [Theory]
    [InlineData("""{"max_retries": -1}""", "options.max_retries")]
    [InlineData("""{"max_retries": 1.5}""", "options.max_retries")]
    [InlineData("""{"max_retries": "3"}""", "options.max_retries")]
    [InlineData("""{"max_retries": 2147483648}""", "options.max_retries")]
    [InlineData("""{"retry_backoff": -1}""", "options.retry_backoff")]
    [InlineData("""{"retry_backoff": 1e308}""", "options.retry_backoff")]
    [InlineData("""{"retry_backoff": 10, "retry_backoff_max": 9}""", "options.retry_backoff_max")]
    public async Task Retries_that_mean_nothing_are_refused(string options, string field)
    {
        var answer = await _server.PostAsync(Path, $$"""{"task": "demo_app.tasks.test", "options": {{options}}}""");
        answer.IsRefused(400);
        Assert.Contains(field, answer.Errors.Keys);
    }

    [Fact]
    public async Task The_same_id_with_other_retries_is_another_call()
    {
        Assert.Equal(200, (await _server.PostAsync(Path, """{"task": "demo_app.tasks.test", "options": {"task_id": "a", "max_retries": 1}}""")).Status);
        Assert.Equal(200, (await _server.PostAsync(Path, """{"task": "demo_app.tasks.test", "options": {"task_id": "a", "max_retries": 1.0}}""")).Status);
        Assert.False((bool)(await _server.PostAsync(Path, """{"task": "demo_app.tasks.test", "options": {"task_id": "a", "max_retries": 2}}""")).Json["status"]!);
    }

    [Fact]
    public async Task An_unknown_task_is_a_task_error_that_names_what_was_meant()
    {
        var answer = await _server.PostAsync(Path, """{"task": "demo_app.tasks.tset"}""");
        answer.Is(200, """
            {"status": false, "msg": "task error", "errors": [{"field": "task", "given": "demo_app.tasks.tset",
             "allowed": "a registered task (GET /celery_manage/tasks/ lists them); did you mean demo_app.tasks.test?"}]}
            """);
    }

    [Fact]
    public async Task Arguments_that_the_task_does_not_take_are_refused()
    {
        var answer = await _server.PostAsync(Path, """{"task": "demo_app.tasks.sleep", "kwargs": {"secs": 1}}""");
        answer.IsRefused(400);
        Assert.Equal("params error", (string)answer.Json["msg"]!);
        Assert.Contains("seconds", answer.Errors["kwargs.secs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "task")]
    [InlineData("""{"task": 5}""", "task")]
    [InlineData("""{"task": ""}""", "task")]
    [InlineData("""{"task": "\ud800"}""", "task")]
    [InlineData("""{"task": "demo_app.tasks.test", "args": "abc"}""", "args")]
    [InlineData("""{"task": "demo_app.tasks.test", "kwargs": [1]}""", "kwargs")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": "x"}""", "options")]
    [InlineData("""{"task": "demo_app.tasks.test", "option": [1]}""", "option")]
    [InlineData("""{"task": "demo_app.tasks.test", "option": {"countdown": 1}, "options": {"countdown": 2}}""", "option")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"countdown": [1]}}""", "options.countdown")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"countdown": "10"}}""", "options.countdown")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"countdown": 1e12}}""", "options.countdown")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"countdown": 1e999}}""", "options.countdown")]
    [InlineData("""{"task": "demo_app.tasks.test", "option": {"eta": "soon"}}""", "option.eta")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"eta": {"year": 2019}}}""", "options.eta")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"expires": true}}""", "options.expires")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"expires": "later"}}""", "options.expires")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"task_id": ""}}""", "options.task_id")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"task_id": "a/b"}}""", "options.task_id")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"task_id": "a\nb"}}""", "options.task_id")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"queue": 5}}""", "options.queue")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"link": "x"}}""", "options.link")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"time_limit": 5}}""", "options.time_limit")]
    [InlineData("""{"task": "demo_app.tasks.test", "countdown": 5}""", "countdown")]
    [InlineData("""{"task": "demo_app.tasks.test", "kwarg": {}}""", "kwarg")]
    [InlineData("""{"task": "demo_app.tasks.test", "options": {"\ud800": 5}}""", "options")]
    public async Task A_value_that_cannot_be_used_is_refused_with_its_field(string body, string field)
    {
        var answer = await _server.PostAsync(Path, body);
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
        Assert.Contains($"\"field\":\"{field}\"", answer.Headers["X-Error-Detail"], StringComparison.Ordinal);
        Assert.Equal("{}", (await _server.GetAsync("/celery_manage/list_tasks/")).Text);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_the_header_is_ascii()
    {
        var answer = await _server.PostAsync(Path, """{"task": 5, "args": "你好", "options": {"countdwn": 1}}""");
        Assert.Equal(["task", "args", "options.countdwn"], answer.Errors.Keys);
        Assert.Contains("did you mean \"countdown\"?", answer.Errors["options.countdwn"], StringComparison.Ordinal);
        Assert.Contains("\"你好\"", answer.Text.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(answer.Headers["X-Error-Detail"], c => Assert.InRange(c, ' ', '~'));
        Assert.Equal(3, JsonNode.Parse(answer.Headers["X-Error-Detail"])!.AsArray().Count);
    }

    [Fact]
    public async Task Options_of_the_way_through_a_broker_have_no_effect() => await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"priority": 5, "serializer": "json", "retry_policy": {"max_retries": 3}, "headers": {}, "shadow": "x", "ignore_result": true}}""");

    [Fact]
    public async Task A_field_that_is_like_no_known_one_is_ignored() =>
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "comment": "from the nightly job"}""");

    [Fact]
    public async Task The_same_call_under_the_same_id_is_one_task_even_later()
    {
        const string Body = """{"task": "demo_app.tasks.test", "kwargs": {"a": 1}, "options": {"countdown": 5, "task_id": "order-4711"}}""";
        Assert.Equal("order-4711", await _server.SubmitAsync(Body));
        var eta = (string?)(await EntryAsync("order-4711"))["eta"];

        _server.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("order-4711", await _server.SubmitAsync(Body));
        Assert.Equal(eta, (string?)(await EntryAsync("order-4711"))["eta"]);
    }

    [Theory]
    [InlineData("""{"task": "demo_app.tasks.echo", "kwargs": {"a": 1}, "options": {"task_id": "mine"}}""")]
    [InlineData("""{"task": "demo_app.tasks.test", "kwargs": {"a": 2}, "options": {"task_id": "mine"}}""")]
    [InlineData("""{"task": "demo_app.tasks.test", "args": [1], "kwargs": {"a": 1}, "options": {"task_id": "mine"}}""")]
    [InlineData("""{"task": "demo_app.tasks.test", "kwargs": {"a": 1}, "options": {"task_id": "mine", "countdown": 1}}""")]
    public async Task Another_call_under_the_same_id_is_refused(string other)
    {
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "kwargs": {"a": 1}, "options": {"task_id": "mine"}}""");
        var answer = await _server.PostAsync(Path, other);
        answer.IsRefused(409);
        Assert.Equal("task_id is taken", (string)answer.Json["msg"]!);
    }

    [Fact]
    public async Task Queue_exchange_and_routing_key_are_shown()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"queue": "q", "exchange": "x", "routing_key": "r"}}""");
        var entry = await EntryAsync(id);
        Assert.Equal(("x", "r"), ((string)entry["exchange"]!, (string)entry["routing_key"]!));
    }

    private async Task<JsonNode> EntryAsync(string id) => (await _server.GetAsync("/celery_manage/list_tasks/")).Json[id]!;
}
