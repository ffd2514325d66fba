using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

public sealed class TaskBatchTests : IAsyncLifetime
{
    private const string Path = "/api/v1/tasks/batch";
    private const string Call = """{"task": "demo_app.tasks.test"}""";
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Each_call_gets_an_id_in_its_place_and_is_listed()
    {
        var answer = await _server.PostAsync(Path, $$"""{"tasks": [{{string.Join(", ", Enumerable.Repeat(Call, 500))}}]}""");

        Assert.Equal(200, answer.Status);
        Assert.True((bool)answer.Json["status"]!);
        var ids = answer.Json["data"]!.AsArray().Select(item => (string)item!["id"]!).ToList();
        Assert.Equal(500, ids.Distinct().Count());
        var listed = (await _server.GetAsync("/celery_manage/list_tasks/")).Json.AsObject().Select(entry => entry.Key).ToHashSet();
        Assert.All(ids, id => Assert.Contains(id, listed));
    }

    [Fact]
    public async Task A_wrong_call_is_refused_in_its_place_and_the_others_are_accepted()
    {
        var answer = await _server.PostAsync(Path, $$"""
            {"tasks": [{{Call}}, {"task": "no.such.task"}, 5, {"task": "demo_app.tasks.test", "kwargs": [1]}, {{Call}}]}
            """);

        var items = answer.Json["data"]!.AsArray();
        Assert.Equal(["id"], Keys(items[0]!));
        Assert.Equal(["msg", "errors"], Keys(items[1]!));
        Assert.Equal("task error", (string)items[1]!["msg"]!);
        Assert.Equal("tasks[2]", (string)items[2]!["errors"]![0]!["field"]!);
        Assert.Equal("tasks[3].kwargs", (string)items[3]!["errors"]![0]!["field"]!);
        Assert.Equal(["id"], Keys(items[4]!));
    }

    [Fact]
    public async Task The_same_task_id_twice_makes_one_task_and_another_call_under_it_is_refused()
    {
        const string own = """{"task": "demo_app.tasks.test", "options": {"task_id": "mine"}}""";
        var answer = await _server.PostAsync(Path, $$"""
            {"tasks": [{{own}}, {{own}}, {"task": "demo_app.tasks.test", "args": [1], "options": {"task_id": "mine"} } ]}
            """);

        var items = answer.Json["data"]!.AsArray();
        Assert.Equal(2, items.Count(item => Keys(item!).SequenceEqual(["id"])));
        Assert.Single(items, item => (string?)item!["msg"] == "task_id is taken");
    }

    [Theory]
    [InlineData("{}", "tasks")]
    [InlineData("""{"tasks": null}""", "tasks")]
    [InlineData("""{"tasks": {}}""", "tasks")]
    [InlineData("""{"tasks": "x"}""", "tasks")]
    [InlineData("""{"task": []}""", "task")]
    public async Task A_body_without_an_array_of_calls_is_refused(string body, string field)
    {
        var answer = await _server.PostAsync(Path, body);

        answer.IsRefused(400);
        Assert.Contains(field, answer.Errors.Keys);
    }

    [Fact]
    public async Task More_than_ten_thousand_calls_are_refused_whole()
    {
        var answer = await _server.PostAsync(Path, $$"""{"tasks": [{{string.Join(",", Enumerable.Repeat("1", 10_001))}}]}""");

        answer.IsRefused(400);
        Assert.Equal("10001 calls", (string)answer.Json["errors"]![0]!["given"]!);
    }

    [Fact]
    public async Task No_call_at_all_is_answered_with_an_empty_list() =>
        (await _server.PostAsync(Path, """{"tasks": []}""")).Is(200, """{"status": true, "data": []}""");

    [Fact]
    public async Task A_batch_may_be_longer_than_other_bodies()
    {
        var text = new string('x', 60_000);
        var call = $$"""{"task": "demo_app.tasks.test", "kwargs": {"text": "{{text}}"} }""";
        var answer = await _server.PostAsync(Path, $$"""{"tasks": [{{string.Join(", ", Enumerable.Repeat(call, 30))}}]}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(30, answer.Json["data"]!.AsArray().Count);
    }

    private static IEnumerable<string> Keys(JsonNode item) => item.AsObject().Select(member => member.Key);
}
