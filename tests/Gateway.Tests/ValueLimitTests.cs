using System.Text.Json;
using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

/// <summary>What is accepted can be shown and be read by everybody, however it was written.</summary>
public sealed class ValueLimitTests : IAsyncLifetime
{
    private GatewayServer _server = null!;

    public static TheoryData<string> TooMuch { get; } =
    [
        Nested(ValueLimits.MaxDepth), $"[{new string('9', 400)}]", $"[0.{new string('1', 400)}]", "[1e999]", "[-1e999]", "[\"\\ud800\"]", "[{\"\\udc00\": 1}]", "[\"\\ud800\\ud800\"]",
    ];

    public static TheoryData<string> Enough { get; } =
    [
        Nested(ValueLimits.MaxDepth - 1), $"[{new string('9', 300)}]", "[1.7e308]", "[\"\\ud83d\\ude00\"]", "[\"\\\\ud800\"]", "[\"\\u0000\"]", "[-0.0]",
    ];

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory, MemberData(nameof(TooMuch))]
    public async Task More_is_refused_as_json_and_as_text(string args)
    {
        foreach (var (route, body) in Bodies(args))
        {
            var answer = await _server.PostAsync(route, body);
            answer.IsRefused(400);
            Assert.EndsWith("args", (string)answer.Json["errors"]![0]!["field"]!, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Enough))]
    public async Task The_most_is_accepted_and_every_answer_with_it_can_be_read(string args)
    {
        foreach (var (route, body) in Bodies(args))
            Assert.InRange((await _server.PostAsync(route, body)).Status, 200, 201);
        foreach (var path in new[] { "/celery_manage/list_tasks/", "/celery_manage/get_periodic_task/", "/api/v1/tasks", "/api/v1/periodic-tasks", "/api/v1/periodic-tasks/2/history" })
        {
            // .NET's reader with its own limit of 64 levels.
            using var read = JsonDocument.Parse(await _server.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
            Assert.Equal(JsonValueKind.Object, read.RootElement.ValueKind);
        }
    }

    [Theory]
    [InlineData("""{"countdown": 60, "queue": "a", "task_id": "x"}""", """{"task_id": "x", "queue": "a", "countdown": 60.0}""")]
    [InlineData("""{"countdown": 60, "task_id": "x"}""", """{"countdown": 6e1, "queue": null, "eta": null, "priority": 5, "task_id": "x"}""")]
    [InlineData("""{"eta": "2030-01-01T00:00:00Z", "task_id": "x"}""", """{"eta": "2030-01-01 08:00:00", "countdown": 0, "task_id": "x"}""")]
    [InlineData("""{"expires": 60, "task_id": "x"}""", """{"expires": 60.0, "queue": "", "task_id": "x"}""")]
    public async Task The_same_call_is_one_task_however_it_is_written(string first, string again)
    {
        await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "kwargs": {"a": 1.50, "b": [1e2, {"x": 1, "y": 2}]}, "options": {{first}} }""");
        Assert.Equal("x", await _server.SubmitAsync($$"""{"option": {{again}}, "kwargs": {"b": [100.0, {"y": 2, "x": 1}], "a": 1.5}, "task": "demo_app.tasks.test", "args": []}"""));
        (await _server.PostAsync("/celery_manage/async_apply_task/", $$"""{"task": "demo_app.tasks.test", "kwargs": {"a": 2}, "options": {{first}} }""")).IsRefused(409);
    }

    [Theory]
    [InlineData("\u200b")]
    [InlineData("a\u202eb")]
    [InlineData("a\\u0000b")]
    [InlineData("\\u001b[31m")]
    [InlineData(" ")]
    [InlineData("\ue000")]
    public async Task Names_and_ids_are_printed_as_what_they_are(string name)
    {
        (await _server.PostAsync("/celery_manage/add_periodic_task/", $$"""{"name": "{{name}}", "task": "demo_app.tasks.test", "crontab": {} }""")).IsRefused(400);
        foreach (var option in new[] { "task_id", "queue", "exchange", "routing_key" })
            (await _server.PostAsync("/celery_manage/async_apply_task/", $$"""{"task": "demo_app.tasks.test", "options": {"{{option}}": "{{name}}"} }""")).IsRefused(400);
    }

    [Fact]
    public async Task Lengths_are_counted_in_characters()
    {
        var name = string.Concat(Enumerable.Repeat("🙂", 200));
        Assert.Equal(200, (await _server.PostAsync("/celery_manage/add_periodic_task/", $$"""{"name": "{{name}}", "task": "demo_app.tasks.test", "crontab": {} }""")).Status);
        (await _server.PostAsync("/celery_manage/add_periodic_task/", $$"""{"name": "{{name}}🙂", "task": "demo_app.tasks.test", "crontab": {} }""")).IsRefused(400);
    }

    [Fact]
    public async Task No_id_hides_behind_a_route_of_the_same_name()
    {
        var document = await ServedDocument.ReadAsync(_server.Http);
        var taken = document.Operations.Where(operation => operation.Method == "get" && operation.Path.StartsWith("/api/v1/tasks/", StringComparison.Ordinal))
            .Select(operation => operation.Path["/api/v1/tasks/".Length..]).Where(rest => !rest.Contains('{', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(taken);
        foreach (var id in taken)
            (await _server.PostAsync("/celery_manage/async_apply_task/", $$"""{"task": "demo_app.tasks.test", "options": {"task_id": "{{id}}"} }""")).IsRefused(400);
    }

    [Fact]
    public async Task Errors_are_few_and_short_whatever_was_sent()
    {
        var options = string.Join(",", Enumerable.Range(0, 190).Select(i => $"\"{new string('长', 200)}{i}\": 1"));
        var answer = await _server.PostAsync("/celery_manage/async_apply_task/", $$"""{"task": "demo_app.tasks.test", "options": { {{options}} } }""");
        answer.IsRefused(400);
        Assert.InRange(answer.Json["errors"]!.AsArray().Count, 1, 20);
        Assert.All(answer.Json["errors"]!.AsArray(), error => Assert.InRange(((string)error!["field"]!).Length, 1, 81));
        Assert.InRange(answer.Headers["X-Error-Detail"].Length, 2, 2_000);
        Assert.NotEmpty(JsonNode.Parse(answer.Headers["X-Error-Detail"])!.AsArray());

        var many = string.Join(",", Enumerable.Range(0, 60_000).Select(i => $"\"f{i}\": 1"));
        answer = await _server.PostAsync("/celery_manage/async_apply_task/", $$"""{"task": "demo_app.tasks.test", {{many}} }""");
        answer.IsRefused(400);
        Assert.Contains("at most 200 fields", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_compressed_is_refused()
    {
        using var content = new StringContent("""{"task": "demo_app.tasks.test"}""", System.Text.Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("gzip");
        (await Answer.ReadAsync(await _server.Http.PostAsync(new Uri("/celery_manage/async_apply_task/", UriKind.Relative), content))).IsRefused(415);
    }

    [Fact]
    public async Task An_interval_under_the_operators_floor_is_refused_wherever_it_is_written()
    {
        const string Interval = """ "interval": {"every": 999999, "period": "microseconds"} """;
        foreach (var (route, body) in new[]
        {
            ("/celery_manage/add_periodic_task/", $$"""{"name": "n", "task": "demo_app.tasks.test", {{Interval}} }"""), ("/api/v1/periodic-tasks", $$"""{"name": "n", "task": "demo_app.tasks.test", {{Interval}} }"""),
            ("/api/v1/schedules/preview", $$"""{ {{Interval}} }"""), ("/celery_manage/update_periodic_task/", $$"""{"id": 1, {{Interval}} }"""),
        })
        {
            var answer = await _server.PostAsync(route, body);
            answer.IsRefused(400);
            Assert.Contains("MinInterval", answer.Text, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string Route, string Body)> Bodies(string args)
    {
        var text = JsonValue.Create(args).ToJsonString();
        yield return ("/celery_manage/async_apply_task/", $$"""{"task": "demo_app.tasks.test", "args": {{args}} }""");
        yield return ("/celery_manage/async_apply_task/", $$"""{"task": "demo_app.tasks.test", "kwargs": {"args": 1}, "args": {{args}} }""");
        yield return ("/api/v1/tasks", $$"""{"task": "demo_app.tasks.test", "args": {{args}} }""");
        yield return ("/celery_manage/add_periodic_task/", $$"""{"name": "json", "task": "demo_app.tasks.test", "crontab": {}, "args": {{args}} }""");
        yield return ("/celery_manage/add_periodic_task/", $$"""{"name": "text", "task": "demo_app.tasks.test", "crontab": {}, "args": {{text}} }""");
        yield return ("/api/v1/periodic-tasks", $$"""{"name": "v1", "task": "demo_app.tasks.test", "crontab": {}, "args": {{text}} }""");
    }

    private static string Nested(int inner) => new string('[', inner + 1) + new string(']', inner + 1);
}
