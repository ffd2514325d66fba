using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Gateway.Tests.Fakes;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActorScheduler.Gateway.Tests.Api;

/// <summary>Queues as callers see them.</summary>
public sealed class QueueTests : IAsyncLifetime
{
    private GatewayServer _server = null!;

    private FakeDirectory Directory => (FakeDirectory)_server.Services.GetRequiredService<ITaskDirectory>();

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync(
        services => services.Replace(ServiceDescriptor.Singleton(new QueueRouting(
            [new QueueRoute(new NamePattern("demo_app.tasks.ret_*"), "results"), new QueueRoute(new NamePattern("demo_app.tasks.ret_none"), "nothing")]))));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("demo_app.tasks.test", null, null)]
    [InlineData("demo_app.tasks.test", "mail", "mail")]
    [InlineData("demo_app.tasks.test", "celery", "celery")]
    [InlineData("demo_app.tasks.ret_int", null, "results")]
    [InlineData("demo_app.tasks.ret_none", null, "nothing")]
    [InlineData("demo_app.tasks.ret_int", "mail", "mail")]
    public async Task The_call_chooses_the_queue_and_else_the_routes_do(string task, string? asked, string? stored)
    {
        var options = new JsonObject { ["countdown"] = 600 };
        if (asked is not null)
            options["queue"] = asked;
        var id = await _server.SubmitAsync(new JsonObject { ["task"] = task, ["options"] = options }.ToJsonString());

        Assert.Equal(stored, (string?)(await _server.GetAsync($"/api/v1/tasks/{id}")).Json["queue"]);
    }

    [Theory]
    [InlineData("/api/v1/tasks")]
    [InlineData("/celery_manage/async_apply_task/")]
    public async Task A_queue_from_which_no_node_takes_is_accepted_with_a_warning_that_names_what_may_be_meant(string route)
    {
        Directory.Queues = Consumed("mail=4", "celery");

        var typo = await _server.PostAsync(route, """{"task": "demo_app.tasks.test", "options": {"queue": "mial", "countdown": 600}}""");
        Assert.Equal("queue \"mial\" has no consumer; did you mean \"mail\"", Plain(typo));
        var chinese = await _server.PostAsync(route, """{"task": "demo_app.tasks.test", "options": {"queue": "报表", "countdown": 600}}""");
        Assert.Equal("queue \"\\u62A5\\u8868\" has no consumer", Plain(chinese));
        var known = await _server.PostAsync(route, """{"task": "demo_app.tasks.test", "options": {"queue": "mail", "countdown": 600}}""");
        Assert.Null(Plain(known));

        static string? Plain(Answer answer) => answer.Headers.GetValueOrDefault("X-Warning")?.Replace("\\u0022", "\"", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_whose_queue_no_node_takes_from_says_so()
    {
        Directory.Queues = Consumed("mail");
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.sleep", "kwargs": {"seconds": 9}, "options": {"queue": "reports", "countdown": 600}}""");

        var task = (await _server.GetAsync($"/api/v1/tasks/{id}")).Json;

        Assert.Equal(["time", "no-consumer"], task["waiting_for"]!.AsArray().Select(wait => (string)wait!["kind"]!));
        Assert.Equal("reports", (string)task["waiting_for"]![1]!["name"]!);
        Assert.Equal("no node that has this task takes tasks from the queue reports", (string)task["waiting_reason"]!);
    }

    [Fact]
    public async Task Queues_are_listed_with_what_waits_in_them_and_who_takes_from_them()
    {
        Directory.Queues = Consumed("mail=4", "!secret", "news.*");
        foreach (var queue in new[] { "mail", "mail", "news.eu", "reports" })
            await _server.SubmitAsync($$$"""{"task": "demo_app.tasks.test", "options": {"queue": "{{{queue}}}", "countdown": 600}}""");

        var queues = (await _server.GetAsync("/api/v1/queues")).Json["data"]!.AsArray();

        Assert.Equal(
            ["mail 2 4", "news.eu 1 any", "reports 1 none", "celery 0 none", "nothing 0 none", "results 0 none"],
            queues.Select(queue => $"{queue!["name"]} {queue["waiting"]} {Workers(queue["consumers"]!.AsArray())}"));

        static string Workers(JsonArray consumers) => consumers.Count == 0 ? "none" : (string?)consumers.Single()!["workers"]?.ToJsonString() ?? "any";
    }

    [Fact]
    public async Task The_default_queue_has_those_that_name_none()
    {
        var none = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 600}}""");
        var named = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 600, "queue": "celery"}}""");
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 600, "queue": "mail"}}""");

        var found = (await _server.GetAsync("/api/v1/tasks?queue=celery")).Json["data"]!.AsArray();

        Assert.Equal(new[] { none, named }.Order(), found.Select(task => (string)task!["id"]!).Order());
    }

    [Fact]
    public async Task Where_queues_are_not_made_by_naming_them_such_a_call_is_refused()
    {
        await using var strict = await GatewayServer.StartAsync(null, "--Scheduler:CreateMissingQueues", "false");
        ((FakeDirectory)strict.Services.GetRequiredService<ITaskDirectory>()).Queues = Consumed("mail", "celery");

        var refused = await strict.PostAsync("/api/v1/tasks", """{"task": "demo_app.tasks.test", "options": {"queue": "mial"}}""");

        Assert.Equal(400, refused.Status);
        Assert.Equal("options.queue", (string)refused.Json["errors"]![0]!["field"]!);
        Assert.EndsWith("did you mean mail?", (string)refused.Json["errors"]![0]!["allowed"]!, StringComparison.Ordinal);
        Assert.Equal(201, (await strict.PostAsync("/api/v1/tasks", """{"task": "demo_app.tasks.test"}""")).Status);
    }

    [Theory]
    [InlineData("queues/mail", "queue", "mail", "queue-paused")]
    [InlineData("task-types/demo_app.tasks.test", "task", "demo_app.tasks.test", "name-paused")]
    public async Task What_is_paused_is_listed_and_shown_at_the_task_until_it_is_resumed(string path, string kind, string name, string waiting)
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"queue": "mail", "countdown": 60}}""");

        var paused = await _server.PostAsync($"/api/v1/{path}/pause", """{"reason": "the provider is down", "until": "2026-01-01T02:00:00Z"}""");

        paused.Is(200, $$$"""
            {"applied": true, "pending_nodes": [], "hold": {"kind": "{{{kind}}}", "name": "{{{name}}}", "reason": "the provider is down", "since": "2026-01-01T00:00:00.250000Z", "until": "2026-01-01T02:00:00.000000Z", "requested_by": "127.0.0.1"}}
            """);
        Assert.Equal(name, (string)(await _server.GetAsync("/api/v1/holds")).Json["data"]!.AsArray().Single()!["name"]!);
        Assert.Equal(["time", waiting], await WaitsForAsync(id));
        var queue = (await _server.GetAsync("/api/v1/queues")).Json["data"]!.AsArray().Single(queue => (string)queue!["name"]! == "mail");
        Assert.Equal(kind == "queue", queue!["paused"] is not null);

        var resumed = await _server.PostAsync($"/api/v1/{path}/resume", "");
        resumed.Is(200, """{"applied": true, "pending_nodes": [], "hold": null}""");
        Assert.Equal(["time"], await WaitsForAsync(id));
        Assert.Equal(200, (await _server.PostAsync($"/api/v1/{path}/resume", "{}")).Status);
    }

    [Fact]
    public async Task Nodes_that_have_not_answered_are_named()
    {
        ((FakeHolds)_server.Services.GetRequiredService<IHolds>()).Pending = ["akka.tcp://scheduler@10.0.0.9:4053"];

        var paused = await _server.PostAsync("/api/v1/queues/mail/pause", """{"reason": "so"}""");

        Assert.Equal(202, paused.Status);
        Assert.False((bool)paused.Json["applied"]!);
        Assert.Equal("akka.tcp://scheduler@10.0.0.9:4053", (string)paused.Json["pending_nodes"]!.AsArray().Single()!);
    }

    [Theory]
    [InlineData("{}", "reason")]
    [InlineData("""{"reason": " "}""", "reason")]
    [InlineData("""{"reason": "so", "until": "2025-12-31T00:00:00Z"}""", "until")]
    [InlineData("""{"reason": "so", "until": "tomorrow"}""", "until")]
    [InlineData("""{"reason": "so", "running": "cancel"}""", "running")]
    [InlineData("""{"reason": "so", "reason": "so"}""", "reason")]
    public async Task A_pause_without_a_reason_or_with_a_time_that_has_passed_is_refused_and_stores_nothing(string body, string field)
    {
        var refused = await _server.PostAsync("/api/v1/queues/mail/pause", body);

        Assert.Equal(400, refused.Status);
        Assert.Contains(field, refused.Errors.Keys);
        Assert.Empty((await _server.GetAsync("/api/v1/holds")).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task A_name_in_any_script_is_a_name()
    {
        await _server.PostAsync("/api/v1/queues/%E9%82%AE%E4%BB%B6/pause", """{"reason": "维护"}""");

        await _server.PostAsync("/api/v1/queues/a%2fb%20c/pause", """{"reason": "so"}""");

        Assert.Equal(new[] { "a/b c", "邮件" }, (await _server.GetAsync("/api/v1/holds")).Json["data"]!.AsArray().Select(hold => (string)hold!["name"]!).Order(StringComparer.Ordinal));
        await _server.PostAsync("/api/v1/queues/a%2Fb%20c/resume", "");
        Assert.Single((await _server.GetAsync("/api/v1/holds")).Json["data"]!.AsArray());
        Assert.Equal(404, (await _server.PostAsync($"/api/v1/queues/{new string('a', 201)}/pause", """{"reason": "so"}""")).Status);
    }

    private async Task<IEnumerable<string>> WaitsForAsync(string id) =>
        (await _server.GetAsync($"/api/v1/tasks/{id}")).Json["waiting_for"]!.AsArray().Select(wait => (string)wait!["kind"]!);

    private static ConsumedQueues Consumed(params string[] items) => ConsumedQueues.FromStored(items);
}
