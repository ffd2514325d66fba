using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.Api;

public sealed class FindTasksTests : IAsyncLifetime
{
    private readonly List<string> _ids = [];
    private GatewayServer _server = null!;

    /// <summary>Six tasks, a second apart, and an occurrence; newest first in <see cref="_ids"/>. The clock then says 00:01:06.25.</summary>
    public async Task InitializeAsync()
    {
        _server = await GatewayServer.StartAsync();
        var periodic = await _server.PostAsync("/api/v1/periodic-tasks", """{"name": "minutely", "task": "demo_app.tasks.echo", "crontab": {}, "kwargs": {"mark": "tick"}}""");
        Assert.Equal(201, periodic.Status);
        foreach (var call in new[]
        {
            """{"task": "demo_app.tasks.test", "kwargs": {"mark": "zero"}}""",
            """{"task": "demo_app.tasks.echo", "args": ["one"], "options": {"queue": "mail"}}""",
            """{"task": "demo_app.tasks.fail", "options": {"queue": "Mail"}}""",
            """{"task": "demo_app.tasks.test", "options": {"countdown": 3600}}""",
            """{"task": "cmdb_business_manage.tasks.test", "options": {"eta": "2026-01-02T00:00:00Z"}}""",
            """{"task": "demo_app.tasks.sleep", "kwargs": {"seconds": 600}}""",
        })
        {
            _ids.Insert(0, await _server.SubmitAsync(call));
            _server.Time.Advance(TimeSpan.FromSeconds(1));
        }

        _server.Time.Advance(TimeSpan.FromSeconds(60));
        var listed = (await _server.GetAsync("/api/v1/tasks?periodic_task_id=2")).Json["data"]!.AsArray();
        _ids.Insert(0, (string)Assert.Single(listed)!["id"]!);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("", 0, 1, 2, 3, 4, 5, 6)]
    [InlineData("state=PENDING", 2, 3)]
    [InlineData("state=received", 2, 3)]
    [InlineData("state=FAILURE,STARTED", 1, 4)]
    [InlineData("state=FAILURE&state=STARTED", 1, 4)]
    [InlineData("state=FAILURE,%20STARTED,FAILURE", 1, 4)]
    [InlineData("state=REVOKED")]
    [InlineData("name=demo_app.tasks.test", 3, 6)]
    [InlineData("name=demo_app.tasks.tes")]
    [InlineData("name_prefix=demo_app.tasks.t", 3, 6)]
    [InlineData("name_prefix=cmdb_", 2)]
    [InlineData("name_prefix=Demo")]
    [InlineData("received_from=2026-01-01T00:00:04.250000Z", 0, 1, 2)]
    [InlineData("received_to=2026-01-01T00:00:01.25Z", 5, 6)]
    [InlineData("received_from=2026-01-01T08:00:01.25%2B08:00&received_to=2026-01-01T08:00:02.25+08:00", 4, 5)]
    [InlineData("received_to=1767225600.25", 6)]
    [InlineData("received_to=2026-01-01%2008:00:00.25", 6)]
    [InlineData("eta_from=2026-01-01T01:00:03.25Z", 2, 3)]
    [InlineData("eta_from=2026-01-01T01:00:03.250001Z", 2)]
    [InlineData("eta_to=2026-01-01T12:00:00Z", 3)]
    [InlineData("finished_from=2026-01-01T00:00:02Z", 0, 4)]
    [InlineData("finished_to=2026-01-01T00:00:02Z", 5, 6)]
    [InlineData("queue=mail", 5)]
    [InlineData("queue=Mail", 4)]
    [InlineData("periodic_task_id=2", 0)]
    [InlineData("periodic_task_id=9223372036854775807")]
    [InlineData("search=ZERO", 6)]
    [InlineData("search=it%27s", 4)]
    [InlineData("search=%22args%22", 0, 5)]
    [InlineData("name_prefix=demo_app&state=SUCCESS&received_from=2026-01-01T00:00:01Z", 0, 5)]
    [InlineData("limit=&cursor=", 0, 1, 2, 3, 4, 5, 6)]
    [InlineData("STATE=FAILURE", 4)]
    public async Task A_parameter_restricts_the_list_newest_first(string query, params int[] places)
    {
        var answer = await _server.GetAsync($"/api/v1/tasks?{query}");
        Assert.Equal(200, answer.Status);
        Assert.Equal(places.Select(place => _ids[place]), Ids(answer));
        Assert.Equal(["data", "next_cursor"], answer.Json.AsObject().Select(member => member.Key));
        Assert.Null(answer.Json["next_cursor"]);
    }

    [Theory]
    [InlineData("sate=FAILURE", "sate", "did you mean \"state\"?")]
    [InlineData("taskname=x", "taskname", "the parameters are state, name,")]
    [InlineData("offset=3", "offset", "no such parameter")]
    [InlineData("state=DONE", "state", "FAILURE")]
    [InlineData("state=FAILURE,DONE", "state", "FAILURE")]
    [InlineData("limit=0", "limit", "from 1 to 1000")]
    [InlineData("limit=1001", "limit", "from 1 to 1000")]
    [InlineData("limit=ten", "limit", "an integer")]
    [InlineData("limit=1&limit=2", "limit", "one value")]
    [InlineData("received_from=yesterday", "received_from", "a date")]
    [InlineData("received_to=1e300", "received_to", "a date")]
    [InlineData("eta_from=2026-02-30", "eta_from", "a date")]
    [InlineData("finished_to=2026-01-01T25:00:00Z", "finished_to", "a date")]
    [InlineData("periodic_task_id=0", "periodic_task_id", "an integer from 1")]
    [InlineData("periodic_task_id=x", "periodic_task_id", "an integer from 1")]
    [InlineData("search=%00", "search", "NUL")]
    [InlineData("state=", "state", "a value")]
    [InlineData("state=,%20", "state", "a value")]
    [InlineData("state=FAILURE&state=", "state", "a value")]
    [InlineData("name", "name", "a value")]
    [InlineData("search=%20", "search", "a value")]
    [InlineData("queue=", "queue", "a value")]
    [InlineData("cursor=x", "cursor", "next_cursor")]
    [InlineData("cursor=AAAAAAAAAAAA", "cursor", "next_cursor")]
    [InlineData("cursor=AQAAAA,,AAAq", "cursor", "next_cursor")]
    [InlineData("cursor=QQEAAA,,AAAAAQAA", "cursor", "next_cursor")]
    [InlineData("cursor=QQEAAAAAAAAAAQAA", "cursor", "next_cursor")]
    public async Task A_parameter_that_cannot_be_used_is_refused_by_name_with_what_is_allowed(string query, string field, string allowed)
    {
        var answer = await _server.GetAsync($"/api/v1/tasks?{query}");
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
        Assert.Contains(allowed, answer.Errors[field], StringComparison.Ordinal);
        Assert.Contains("X-Error-Detail", answer.Headers.Keys);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(["foo", "state", "limit"], (await _server.GetAsync("/api/v1/tasks?foo=1&state=DONE&limit=x")).Errors.Keys);

    [Fact]
    public async Task A_page_that_looked_at_enough_rows_is_short_and_has_a_cursor()
    {
        _server.Scheduler.MostRowsLookedAt = 2;
        var first = await _server.GetAsync("/api/v1/tasks?name=demo_app.tasks.fail");
        Assert.Empty(Ids(first));
        var second = await _server.GetAsync($"/api/v1/tasks?name=demo_app.tasks.fail&cursor={first.Json["next_cursor"]}");
        Assert.Empty(Ids(second));
        var third = await _server.GetAsync($"/api/v1/tasks?name=demo_app.tasks.fail&cursor={second.Json["next_cursor"]}");
        Assert.Equal([_ids[4]], Ids(third));
    }

    [Theory]
    [InlineData("state=FAILURE,STARTED", 1, 4)]
    [InlineData("state=FAILURE&state=STARTED", 1, 4)]
    [InlineData("name_prefix=cmdb_", 2)]
    [InlineData("eta_from=2026-01-01T01:00:03.250001Z", 2)]
    [InlineData("eta_to=2026-01-01T12:00:00Z", 3)]
    [InlineData("finished_from=2026-01-01T00:00:02Z", 0, 4)]
    [InlineData("finished_to=2026-01-01T00:00:02Z", 5, 6)]
    [InlineData("queue=mail", 5)]
    [InlineData("periodic_task_id=2", 0)]
    [InlineData("search=it%27s", 4)]
    [InlineData("name=demo_app.tasks.fail&taskname=demo_app.tasks.test", 3, 6)]
    [InlineData("state=FAILURE&limit=1&offset=1")]
    public async Task The_documents_list_takes_the_same_conditions_and_ignores_what_it_does_not_know(string query, params int[] places)
    {
        var answer = await _server.GetAsync($"/celery_manage/list_tasks/?{query}");
        Assert.Equal(200, answer.Status);
        Assert.Equal(places.Select(place => _ids[place]), answer.Json.AsObject().Select(member => member.Key));
    }

    private static IEnumerable<string> Ids(Answer answer) => answer.Json["data"]!.AsArray().Select(task => (string)task!["id"]!);
}
