using System.Text;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

public sealed class MalformedRequestTests : IAsyncLifetime
{
    private static readonly string[] Posts = ["async_apply_task", "revoke_task", "update_task", "add_periodic_task", "delete_periodic_task", "update_periodic_task"];
    private static readonly string[] Gets = ["tasks", "list_tasks", "get_periodic_task", "get_task_name_list"];
    private GatewayServer _server = null!;

    public static TheoryData<string> PostRoutes { get; } = [.. Posts.Select(route => $"/celery_manage/{route}/"), "/api/v1/schedules/preview"];

    /// <summary>Those that can be read from too.</summary>
    public static TheoryData<string> BodyRoutes { get; } = [.. Posts.Select(route => $"/celery_manage/{route}/"), "/api/v1/schedules/preview", "/api/v1/tasks", "/api/v1/periodic-tasks"];

    public static TheoryData<string> GetRoutes { get; } = [.. Gets.Select(route => $"/celery_manage/{route}/"), "/api/v1/tasks/counts", "/api/v1/tasks/x/history", "/api/v1/periodic-tasks/1/history", "/api/v1/periodic-tasks/1/occurrences"];

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync(null, "--Scheduler:MaxBodyBytes", "70000", "--Scheduler:MaxPayloadBytes", "1000");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory, MemberData(nameof(BodyRoutes))]
    public async Task A_body_that_is_no_json_object_is_refused(string route)
    {
        foreach (var body in new[] { "{", "", "  ", "[]", "[1]", "\"x\"", "null", "5", "{\"id\": NaN}", "{} {}", "{'a': 1}" })
            (await _server.PostAsync(route, body)).IsRefused(400);
        (await _server.PostAsync(route, [(byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}'], "application/json")).IsRefused(400);
        (await _server.PostAsync(route, new string('[', 600))).IsRefused(400);
    }

    [Theory, MemberData(nameof(PostRoutes))]
    public async Task Get_is_not_allowed_where_post_is(string route)
    {
        var answer = await _server.GetAsync(route);
        answer.IsRefused(405);
        Assert.Equal("POST", answer.Headers["Allow"]);
    }

    [Theory, MemberData(nameof(GetRoutes))]
    public async Task Post_is_not_allowed_where_get_is(string route)
    {
        var answer = await _server.PostAsync(route, "{}");
        answer.IsRefused(405);
        Assert.Equal("GET,HEAD", answer.Headers["Allow"].Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(GetRoutes))]
    public async Task The_trailing_slash_does_not_matter(string route) =>
        Assert.Equal((await _server.GetAsync(route)).Text, (await _server.GetAsync(route.EndsWith('/') ? route.TrimEnd('/') : route + "/")).Text);

    [Theory, MemberData(nameof(BodyRoutes))]
    public async Task The_trailing_slash_does_not_matter_for_post(string route) =>
        Assert.Equal((await _server.PostAsync(route, "{}")).Text, (await _server.PostAsync(route.EndsWith('/') ? route.TrimEnd('/') : route + "/", "{}")).Text);

    [Theory]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=\"UTF-8\"", 200)]
    [InlineData("text/json", 200)]
    [InlineData("application/vnd.api+json", 200)]
    [InlineData(null, 200)]
    public async Task Only_json_is_read(string? contentType, int status)
    {
        var answer = await _server.PostAsync("/celery_manage/async_apply_task/", """{"task": "demo_app.tasks.test"}"""u8.ToArray(), contentType);
        Assert.Equal(status, answer.Status);
        if (status != 200)
            answer.IsRefused(status);
    }

    [Fact]
    public async Task A_byte_order_mark_and_escapes_do_not_matter()
    {
        var body = Encoding.UTF8.GetPreamble().Concat("""{"ta\u0073k": "demo_app.tasks.\u0074est", "kwargs": {"k": "\u4f60"}}"""u8.ToArray()).ToArray();
        var answer = await _server.PostAsync("/celery_manage/async_apply_task", body, "application/json");
        Assert.Equal("{'k': '你'}", (string)(await _server.GetAsync("/celery_manage/list_tasks")).Json[(string)answer.Json["data"]!]!["kwargs"]!);
    }

    [Theory, MemberData(nameof(BodyRoutes))]
    public async Task A_body_over_the_limit_is_refused(string route) =>
        (await _server.PostAsync(route, $$"""{"a": "{{new string('x', 70_000)}}"}""")).IsRefused(413);

    [Fact]
    public async Task Arguments_over_the_limit_are_refused_with_both_sizes()
    {
        var big = new string('x', 989);
        await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "kwargs":  {"a": "{{big[..^3]}}"} }""");
        foreach (var (route, body) in new[]
        {
            ("/celery_manage/async_apply_task/", $$"""{"task": "demo_app.tasks.test", "kwargs": {"a": "{{big}}12345"} }"""),
            ("/celery_manage/update_task/", $$"""{"id": "x", "task": "demo_app.tasks.test", "kwargs": {"a": "{{big}}12345"} }"""),
            ("/celery_manage/add_periodic_task/", $$"""{"name": "n", "task": "demo_app.tasks.test", "crontab": {}, "kwargs": {"a": "{{big}}12345"} }"""),
            ("/api/v1/tasks", $$"""{"task": "demo_app.tasks.test", "kwargs": {"a": "{{big}}12345"} }"""),
            ("/api/v1/periodic-tasks", $$"""{"name": "n", "task": "demo_app.tasks.test", "crontab": {}, "kwargs": {"a": "{{big}}12345"} }"""),
        })
        {
            var answer = await _server.PostAsync(route, body);
            answer.IsRefused(413);
            Assert.Contains("1004 bytes", (string)answer.Json["errors"]![0]!["given"]!, StringComparison.Ordinal);
            Assert.Contains("1000 bytes", (string)answer.Json["errors"]![0]!["allowed"]!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"kwargs\": \"{LONG}\"", "args and kwargs")]
    [InlineData("\"description\": \"LONG\"", "description")]
    public async Task Texts_over_the_limit_are_refused_however_little_they_mean(string field, string named)
    {
        var body = field.Replace("LONG", new string(' ', 1001), StringComparison.Ordinal);
        var added = await _server.PostAsync("/celery_manage/add_periodic_task/", """{"name": "n", "task": "demo_app.tasks.test", "crontab": {}}""");
        foreach (var answer in new[]
        {
            await _server.PostAsync("/celery_manage/add_periodic_task/", $$"""{"name": "m", "task": "demo_app.tasks.test", "crontab": {}, {{body}}}"""),
            await _server.PostAsync("/celery_manage/update_periodic_task/", $$"""{"id": {{added.Json["data"]!["id"]}}, {{body}}}"""),
        })
        {
            answer.IsRefused(413);
            Assert.Equal(named, (string)answer.Json["errors"]![0]!["field"]!);
        }
    }

    [Theory]
    [InlineData("/api/v1/tasks", "DELETE", "GET, HEAD, POST")]
    [InlineData("/api/v1/tasks/x", "PUT", "GET, HEAD")]
    [InlineData("/api/v1/tasks/x/revoke", "GET", "POST")]
    [InlineData("/api/v1/periodic-tasks/1", "PUT", "DELETE, GET, HEAD, PATCH")]
    public async Task Another_method_is_a_405_that_names_those_there_are(string path, string method, string allowed)
    {
        var answer = await _server.SendAsync(method, path, "{}");
        answer.IsRefused(405);
        Assert.Equal(allowed, string.Join(", ", answer.Headers["Allow"].Split(',', StringSplitOptions.TrimEntries).Order()));
        Assert.Equal(["method"], answer.Errors.Keys);
    }

    [Fact]
    public async Task An_unknown_path_is_a_404_that_names_the_nearest()
    {
        var answer = await _server.GetAsync("/celery_manage/list_task/");
        answer.IsRefused(404);
        Assert.Contains("did you mean /celery_manage/list_tasks?", answer.Errors["path"], StringComparison.Ordinal);
        (await _server.GetAsync("/nothing/like/it?x=1")).IsRefused(404);
    }

    [Fact]
    public async Task The_registered_tasks_are_listed_without_built_in_ones()
    {
        var answer = await _server.GetAsync("/celery_manage/tasks/");
        Assert.Equal(["status", "data"], answer.Json.AsObject().Select(member => member.Key));
        Assert.Contains("demo_app.tasks.test", answer.Json["data"]!.AsArray().Select(name => (string)name!));
        Assert.DoesNotContain(answer.Json["data"]!.AsArray(), name => ((string)name!).StartsWith("celery.", StringComparison.Ordinal));
    }
}
