using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.Api;

public sealed class PeriodicTaskApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/periodic-tasks";
    private const string Hourly = """{"name": "hourly", "task": "demo_app.tasks.echo", "crontab": {"minute": "0"}, "args": [1, "a"], "kwargs": {"mm": 1}, "queue": "q"}""";
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task What_is_added_is_answered_in_real_types_with_its_location_and_its_next_times()
    {
        var answer = await _server.PostAsync(Path, Hourly);
        answer.Is(201, """
            {"id": 2, "name": "hourly", "task": "demo_app.tasks.echo", "args": [1, "a"], "kwargs": {"mm": 1},
             "crontab": {"minute": "0", "hour": "*", "day_of_week": "*", "day_of_month": "*", "month_of_year": "*", "timezone": "Asia/Shanghai"}, "interval": null,
             "spec": {"timezone": "Asia/Shanghai", "include": [{"crontab": {"minute": "0", "hour": "*", "day_of_week": "*", "day_of_month": "*", "month_of_year": "*", "timezone": "Asia/Shanghai"}}],
               "exclude": [], "dst": {"gap": "next_valid", "overlap": "auto"}},
             "enabled": true, "expires": null, "description": "", "queue": "q", "exchange": null, "routing_key": null,
             "next_run_at": "2026-01-01T01:00:00.000000Z", "last_run_at": null, "total_run_count": 0,
             "created_at": "2026-01-01T00:00:00.250000Z", "updated_at": "2026-01-01T00:00:00.250000Z",
             "next_fire_times": ["2026-01-01T01:00:00.000000Z", "2026-01-01T02:00:00.000000Z", "2026-01-01T03:00:00.000000Z", "2026-01-01T04:00:00.000000Z", "2026-01-01T05:00:00.000000Z"]}
            """);
        Assert.Equal($"{Path}/2", answer.Headers["Location"]);
        Assert.Equal(answer.Text, (await _server.GetAsync(answer.Headers["Location"])).Text);

        var listed = (await _server.GetAsync(Path)).Json["data"]!.AsArray();
        Assert.Equal([1, 2], listed.Select(row => (int)row!["id"]!));
        var detailed = answer.Json.AsObject();
        detailed.Remove("next_fire_times");
        Assert.Equal(detailed.ToJsonString(), listed[1]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"every": 10, "period": "minutes"}""", "2026-01-01T00:16:00Z", 5, "2026-01-01T00:20:00.250000Z", "2026-01-01T00:30:00.250000Z")]
    [InlineData("""{"every": 10, "period": "minutes"}""", null, 1, "2026-01-01T00:20:00.250000Z")]
    [InlineData("""{"every": 10, "period": "minutes"}""", null, 0)]
    public async Task The_next_times_count_from_the_anchor_to_the_end(string interval, string? now, int count, params string[] times)
    {
        var expires = "2026-01-01T00:40:00.25Z";
        await _server.PostAsync(Path, $$"""{"name": "n", "task": "demo_app.tasks.test", "interval": {{interval}}, "expires": "{{expires}}" }""");
        _server.Time.Advance(DateTimeOffset.Parse(now ?? "2026-01-01T00:16:00Z", System.Globalization.CultureInfo.InvariantCulture) - _server.Time.GetUtcNow());
        var answer = await _server.GetAsync($"{Path}/2?next={count}");
        Assert.Equal(times, answer.Json["next_fire_times"]!.AsArray().Select(time => (string)time!));
        // 00:00:00.25 is the anchor and the first occurrence of the grid lies after it.
        Assert.Equal(("2026-01-01T00:10:00.250000Z", 1), ((string)answer.Json["last_run_at"]!, (int)answer.Json["total_run_count"]!));
    }

    [Fact]
    public async Task One_that_rests_has_no_next_time()
    {
        await _server.PostAsync(Path, Hourly);
        var answer = await _server.SendAsync("PATCH", $"{Path}/2", """{"enabled": false}""");
        Assert.Equal((200, false, "[]"), (answer.Status, (bool)answer.Json["enabled"]!, answer.Json["next_fire_times"]!.ToJsonString()));
        Assert.Null(answer.Json["next_run_at"]);
    }

    [Fact]
    public async Task What_a_get_shows_can_be_sent_back_as_a_whole_and_changes_nothing()
    {
        await _server.PostAsync(Path, Hourly);
        await _server.PostAsync(Path, """{"name": "i", "task": "demo_app.tasks.test", "interval": {"every": 7, "period": "seconds"}, "expires": "2027-01-01T00:00:00Z", "description": "d"}""");
        foreach (var id in new[] { 2, 3 })
        {
            var before = await _server.GetAsync($"{Path}/{id}");
            _server.Time.Advance(TimeSpan.FromMilliseconds(1));
            var after = await _server.SendAsync("PATCH", $"{Path}/{id}", before.Text);
            Assert.Equal((200, before.Text), (after.Status, after.Text));
        }
    }

    [Theory]
    [InlineData("""{"name": "daily", "description": "d"}""", "name", "\"daily\"")]
    [InlineData("""{"interval": {"every": 5, "period": "seconds"}}""", "crontab", "null")]
    [InlineData("""{"crontab": {"hour": "9", "timezone": "Europe/Berlin"}}""", "crontab", """{"minute":"*","hour":"9","day_of_week":"*","day_of_month":"*","month_of_year":"*","timezone":"Europe/Berlin"}""")]
    [InlineData("""{"spec": {"include": [{"cron": "0 18 LW * *"}]}}""", "spec", """{"timezone":"Asia/Shanghai","include":[{"cron":"0 18 LW * *"}],"exclude":[],"dst":{"gap":"next_valid","overlap":"auto"}}""")]
    [InlineData("""{"spec": {"include": [{"interval": {"every": 5, "period": "seconds"}}]}}""", "interval", """{"every":5,"period":"seconds"}""")]
    [InlineData("""{"spec": {"include": [{"at": ["2027-01-01T00:00:00Z"]}]}}""", "next_run_at", "\"2027-01-01T00:00:00.000000Z\"")]
    [InlineData("""{"args": "(2, 'b')"}""", "args", """[2,"b"]""")]
    [InlineData("""{"queue": null}""", "queue", "null")]
    [InlineData("""{"task": "demo_app.tasks.test", "id": 2}""", "task", "\"demo_app.tasks.test\"")]
    public async Task A_patch_changes_what_it_names(string body, string field, string value)
    {
        await _server.PostAsync(Path, Hourly);
        var answer = await _server.SendAsync("PATCH", $"{Path}/2", body);
        Assert.Equal((200, value), (answer.Status, answer.Json[field]?.ToJsonString() ?? "null"));
        Assert.Equal(answer.Text, (await _server.GetAsync($"{Path}/2")).Text);
    }

    [Theory]
    [InlineData("""{}""", "name", "task", "crontab, interval, spec")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "spec": {"include": [{"cron": "0 0 30 2 *"}]}}""", "spec")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "spec": {"include": [{"cron": "0 9 * * *"}], "exclude": [{"time_of_day": ["08:00", "10:00"]}]}}""", "spec")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "spec": {"timezone": "Mars/Olympus", "include": [{"cron": "TZ=UTC 0 9 * * *"}]}}""", "spec.timezone", "spec.include[0]")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "spec": {"include": [{"cron": "61 9 * * *"}, {"solar": {"event": "noon"}}]}}""", "spec.include[0].cron", "spec.include[1].solar.event", "spec.include[1].solar.latitude", "spec.include[1].solar.longitude")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {"minute": "60"}}""", "crontab.minute")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.tset", "crontab": {}}""", "task")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {}, "id": 7}""", "id")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {}, "priority": 7}""", "priority")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {}, "one_off": true}""", "one_off")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {}, "last_run_at": null, "total_run_count": 4}""", "total_run_count")]
    public async Task What_cannot_be_added_is_a_400_that_names_each_field(string body, params string[] fields)
    {
        var answer = await _server.PostAsync(Path, body);
        answer.IsRefused(400);
        Assert.Equal(fields, answer.Errors.Keys);
        Assert.DoesNotContain(" | ", string.Concat(answer.Errors.Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"enabeld": false}""", "enabeld")]
    [InlineData("""{"id": 3}""", "id")]
    [InlineData("""{"id": "x"}""", "id")]
    [InlineData("""{"crontab": {"hour": "24"}}""", "crontab.hour")]
    [InlineData("""{"task": "demo_app.tasks.tset"}""", "task")]
    [InlineData("""{"priority": 1}""", "priority")]
    public async Task What_cannot_be_changed_is_a_400_that_names_its_field(string body, string field)
    {
        await _server.PostAsync(Path, Hourly);
        var answer = await _server.SendAsync("PATCH", $"{Path}/2", body);
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_a_conflict()
    {
        await _server.PostAsync(Path, Hourly);
        (await _server.PostAsync(Path, Hourly)).IsRefused(409);
        var answer = await _server.SendAsync("PATCH", $"{Path}/2", """{"name": "celery.backend_cleanup"}""");
        answer.IsRefused(409);
        Assert.Equal(["name"], answer.Errors.Keys);
    }

    [Theory]
    [InlineData("name_prefix=every", "every a", "every b")]
    [InlineData("name_prefix=EVERY")]
    [InlineData("task=demo_app.tasks.echo", "every b")]
    [InlineData("enabled=false", "every b")]
    [InlineData("enabled=true", "celery.backend_cleanup", "every a")]
    [InlineData("enabled=true&task=demo_app.tasks.test", "every a")]
    public async Task A_parameter_restricts_the_list(string query, params string[] names)
    {
        await _server.PostAsync(Path, """{"name": "every a", "task": "demo_app.tasks.test", "crontab": {}}""");
        await _server.PostAsync(Path, """{"name": "every b", "task": "demo_app.tasks.echo", "crontab": {}, "enabled": false}""");
        Assert.Equal(names, (await _server.GetAsync($"{Path}?{query}")).Json["data"]!.AsArray().Select(row => (string)row!["name"]!));
    }

    [Theory]
    [InlineData("", "enabled=yes", "enabled")]
    [InlineData("", "state=PENDING", "state")]
    [InlineData("", "cursor=AQAAAAAAAAAq", "cursor")]
    [InlineData("", "cursor=QQIAAAAAAAAAAQAA", "cursor")]
    [InlineData("/1", "next=1001", "next")]
    [InlineData("/1", "limit=1", "limit")]
    [InlineData("/1/history", "cursor=QQEAAAAAAAAAAQAA", "cursor")]
    [InlineData("/1/history", "state=SUCCESS", "state")]
    [InlineData("/1/occurrences", "cursor=QQEAAAAAAAAAAQAA", "cursor")]
    [InlineData("/1/occurrences", "periodic_task_id=1", "periodic_task_id")]
    public async Task A_parameter_that_cannot_be_used_is_refused_by_name(string route, string query, string field)
    {
        var answer = await _server.GetAsync($"{Path}{route}?{query}");
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("9223372036854775808")]
    public async Task An_id_that_is_not_known_is_not_found(string id)
    {
        foreach (var (method, route) in new[] { ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/history"), ("GET", "/occurrences") })
        {
            var answer = await _server.SendAsync(method, $"{Path}/{id}{route}", method == "PATCH" ? "{}" : null);
            answer.IsRefused(404);
            Assert.Equal(("not found", id), ((string)answer.Json["msg"]!, (string)answer.Json["errors"]![0]!["given"]!));
        }
    }

    [Fact]
    public async Task What_was_deleted_is_gone_but_for_its_past()
    {
        await _server.PostAsync(Path, Hourly);
        _server.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(204, (await _server.SendAsync("DELETE", $"{Path}/2")).Status);
        (await _server.SendAsync("DELETE", $"{Path}/2")).IsRefused(404);
        (await _server.GetAsync($"{Path}/2")).IsRefused(404);
        (await _server.SendAsync("PATCH", $"{Path}/2", "{}")).IsRefused(404);
        Assert.Equal(2, (await _server.GetAsync($"{Path}/2/occurrences")).Json["data"]!.AsArray().Count);
        var newest = (await _server.GetAsync($"{Path}/2/history")).Json["data"]![0]!;
        Assert.Equal(("periodic-deleted", false), ((string)newest["event"]!, (bool)newest["exists"]!));
    }

    [Fact]
    public async Task A_history_tells_the_newest_first_what_happened_and_who_asked()
    {
        await _server.PostAsync(Path, Hourly);
        _server.Time.Advance(TimeSpan.FromHours(1));
        await _server.SendAsync("PATCH", $"{Path}/2", """{"enabled": false}""");

        var events = (await _server.GetAsync($"{Path}/2/history")).Json["data"]!.AsArray();
        Assert.Equal(["periodic-updated", "periodic-fired", "periodic-created"], events.Select(entry => (string)entry!["event"]!));
        Assert.Equal([3, 2, 1], events.Select(entry => (int)entry!["sequence_number"]!));
        Assert.Equal(["127.0.0.1", null, "127.0.0.1"], events.Select(entry => (string?)entry!["requested_by"]));
        Assert.False((bool)events[0]!["definition"]!["enabled"]!);
        Assert.Null(events[0]!["next_run_at"]);
        Assert.Equal("""{"minute":"0","hour":"*","day_of_week":"*","day_of_month":"*","month_of_year":"*","timezone":"Asia/Shanghai"}""", events[2]!["definition"]!["crontab"]!.ToJsonString());
        Assert.Single(events.Select(entry => string.Join(",", entry!.AsObject().Select(member => member.Key))).Distinct());

        var occurrence = (string)Assert.Single((await _server.GetAsync($"{Path}/2/occurrences")).Json["data"]!.AsArray())!["id"]!;
        Assert.Equal(("2026-01-01T01:00:00.000000Z", occurrence), ((string)events[1]!["due_at"]!, (string)events[1]!["task_id"]!));
        Assert.Equal("periodic-task 2", (string)(await _server.GetAsync($"/api/v1/tasks/{occurrence}/history")).Json["data"]![0]!["requested_by"]!);
    }

    [Fact]
    public async Task Occurrences_are_its_own_tasks_newest_first_and_take_the_conditions_of_tasks()
    {
        await _server.PostAsync(Path, Hourly);
        await _server.PostAsync(Path, """{"name": "other", "task": "demo_app.tasks.fail", "crontab": {"minute": "30"}}""");
        _server.Time.Advance(TimeSpan.FromHours(3));
        var all = (await _server.GetAsync($"{Path}/2/occurrences")).Json["data"]!.AsArray();
        Assert.Equal(["2026-01-01T03:00:00.000000Z", "2026-01-01T02:00:00.000000Z", "2026-01-01T01:00:00.000000Z"], all.Select(task => (string)task!["received_at"]!));
        Assert.All(all, task => Assert.Equal(2, (int)task!["periodic_task_id"]!));
        Assert.Empty((await _server.GetAsync($"{Path}/2/occurrences?state=FAILURE")).Json["data"]!.AsArray());
        Assert.Equal(3, (await _server.GetAsync($"{Path}/3/occurrences?state=FAILURE")).Json["data"]!.AsArray().Count);
    }
}
