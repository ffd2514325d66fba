using ActorScheduler.Gateway.Tests.Support;
using CsCheck;

namespace ActorScheduler.Gateway.Tests.Api;

public sealed class PagingTests : IAsyncLifetime
{
    private const int Tasks = 60;
    private GatewayServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await GatewayServer.StartAsync();
        for (var i = 0; i < Tasks; i++)
        {
            await _server.SubmitAsync($$"""{"task": "demo_app.tasks.{{(i % 3 == 0 ? "echo" : "test")}}", "options": {"countdown": {{(i % 4 == 0 ? 9999 : 0)}}, "queue": "q{{i % 2}}"} }""");
            if (i % 5 == 0)
                _server.Time.Advance(TimeSpan.FromMilliseconds(10));
            await _server.PostAsync("/api/v1/periodic-tasks", $$"""{"name": "p{{i}}", "task": "demo_app.tasks.{{(i % 3 == 0 ? "echo" : "test")}}", "crontab": {}, "enabled": {{(i % 2 == 0 ? "true" : "false")}} }""");
        }
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public Task Pages_of_tasks_of_any_size_make_up_exactly_the_list() =>
        Gen.Select(
            Gen.Int[1, 70],
            Gen.Int[1, 70].Select(most => most > 60 ? (int?)null : most),
            Gen.OneOf("", "name=demo_app.tasks.echo", "state=PENDING", "queue=q1&state=SUCCESS", "search=q", "name=nothing"))
        .SampleAsync(
            async (limit, mostLookedAt, filter) =>
            {
                _server.Scheduler.MostRowsLookedAt = null;
                var whole = Ids(await _server.GetAsync($"/api/v1/tasks?{filter}&limit=1000".Replace("?&", "?", StringComparison.Ordinal)));
                _server.Scheduler.MostRowsLookedAt = mostLookedAt;
                var pages = await PagesAsync($"/api/v1/tasks?{filter}&limit={limit}".Replace("?&", "?", StringComparison.Ordinal));
                Assert.All(pages, page => Assert.True(page.Count <= limit));
                Assert.Equal(whole, pages.SelectMany(page => page));
                return true;
            },
            iter: 60, threads: 1);

    [Fact]
    public async Task A_task_that_arrives_between_two_pages_moves_none_of_the_others()
    {
        var whole = Ids(await _server.GetAsync("/api/v1/tasks?limit=1000"));
        var first = await _server.GetAsync("/api/v1/tasks?limit=20");
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test"}""");
        var rest = await PagesAsync("/api/v1/tasks?limit=20", (string)first.Json["next_cursor"]!);
        Assert.Equal(whole, Ids(first).Concat(rest.SelectMany(page => page)));
    }

    [Fact]
    public Task Pages_of_periodic_tasks_of_any_size_make_up_exactly_the_list() =>
        Gen.Select(Gen.Int[1, 70], Gen.OneOf("", "enabled=true", "enabled=FALSE", "task=demo_app.tasks.echo", "name_prefix=p1", "task=x")).SampleAsync(
            async (limit, filter) =>
            {
                var whole = Ids(await _server.GetAsync($"/api/v1/periodic-tasks?{filter}&limit=1000".Replace("?&", "?", StringComparison.Ordinal)));
                var pages = await PagesAsync($"/api/v1/periodic-tasks?{filter}&limit={limit}".Replace("?&", "?", StringComparison.Ordinal));
                Assert.All(pages.SkipLast(1), page => Assert.Equal(limit, page.Count));
                Assert.Equal(whole, pages.SelectMany(page => page));
                return true;
            },
            iter: 40, threads: 1);

    [Fact]
    public Task Pages_of_a_periodic_tasks_past_make_up_exactly_the_past() =>
        Gen.Select(Gen.Int[1, 12], Gen.OneOf("history", "occurrences")).SampleAsync(
            async (limit, what) =>
            {
                _server.Time.Advance(TimeSpan.FromMinutes(1));
                var path = $"/api/v1/periodic-tasks/2/{what}";
                var whole = Ids(await _server.GetAsync($"{path}?limit=1000"));
                Assert.NotEmpty(whole);
                var pages = await PagesAsync($"{path}?limit={limit}");
                Assert.Equal(whole, pages.SelectMany(page => page));
                return true;
            },
            iter: 10, threads: 1);

    private async Task<List<List<string>>> PagesAsync(string path, string? cursor = null)
    {
        var pages = new List<List<string>>();
        do
        {
            var answer = await _server.GetAsync(cursor is null ? path : $"{path}&cursor={cursor}");
            Assert.True(answer.Status == 200, answer.ToString());
            pages.Add([.. Ids(answer)]);
            cursor = (string?)answer.Json["next_cursor"];
            Assert.True(pages.Count <= 2 * Tasks, "the pages do not end");
        }
        while (cursor is not null);
        return pages;
    }

    private static IEnumerable<string> Ids(Answer answer) =>
        answer.Json["data"]!.AsArray().Select(row => (row!["id"] ?? row["sequence_number"])!.ToString());
}
