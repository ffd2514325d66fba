using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

public sealed class PeriodicTaskTests : IAsyncLifetime
{
    private const string Add = "/celery_manage/add_periodic_task/";
    private const string Update = "/celery_manage/update_periodic_task/";
    private const string Delete = "/celery_manage/delete_periodic_task/";
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_documents_example_is_added_and_listed_key_for_key()
    {
        (await _server.PostAsync(Add, """{"name": "cmdb_test_task2", "task": "demo_app.tasks.test", "enabled": true, "crontab": {"minute": "*/1"}, "kwargs": "{\"mm\":1}"}"""))
            .Is(200, """{"status": true, "data": {"id": 2, "task": "demo_app.tasks.test"}}""");

        (await _server.GetAsync("/celery_manage/get_periodic_task/")).Is(200, """
            {"status": true, "msg": "查询成功", "data": [
              {"id": 1, "name": "celery.backend_cleanup", "task": "celery.backend_cleanup", "interval_id": null, "crontab_id": 1, "args": "[]", "kwargs": "{}",
               "queue": null, "exchange": null, "routing_key": null, "expires": null, "enabled": true, "last_run_at": null,
               "total_run_count": 0, "date_changed": "2026-01-01T08:00:00.250", "description": "", "interval": null, "crontab": "0 4 * * * (m/h/d/dM/MY)"},
              {"id": 2, "name": "cmdb_test_task2", "task": "demo_app.tasks.test", "interval_id": null, "crontab_id": 2, "args": "[]", "kwargs": "{\"mm\":1}",
               "queue": null, "exchange": null, "routing_key": null, "expires": null, "enabled": true, "last_run_at": null,
               "total_run_count": 0, "date_changed": "2026-01-01T08:00:00.250", "description": "", "interval": null, "crontab": "*/1 * * * * (m/h/d/dM/MY)"}]}
            """);
        (await _server.GetAsync("/celery_manage/get_task_name_list/")).Is(200, """{"status": true, "msg": "", "data": ["celery.backend_cleanup", "cmdb_test_task2"]}""");
    }

    [Fact]
    public async Task Every_field_is_kept_and_arguments_are_listed_as_they_were_written()
    {
        var id = await AddAsync("""
            {"name": "每分钟 😀", "task": "demo_app.tasks.echo", "enabled": false, "interval": {"every": "10", "period": "seconds"}, "args": "(1, 'a')", "kwargs": {"b": [1.0]},
             "expires": "2026-10-11 15:28:26.771243", "description": "d", "queue": "q", "exchange": "x", "routing_key": "r"}
            """);
        var row = await RowAsync(id);
        Assert.Equal(
            ("每分钟 😀", "(1, 'a')", """{"b":[1.0]}""", "2026-10-11T15:28:26.771", "d", "q", "x", "r", "every 10 seconds", false),
            ((string)row["name"]!, (string)row["args"]!, (string)row["kwargs"]!, (string)row["expires"]!, (string)row["description"]!, (string)row["queue"]!,
            (string)row["exchange"]!, (string)row["routing_key"]!, (string)row["interval"]!, (bool)row["enabled"]!));
        Assert.Equal((1, null), ((int)row["interval_id"]!, row["crontab"]));
    }

    [Theory]
    [InlineData("""{"task": "demo_app.tasks.test", "interval": SEC}""", "name")]
    [InlineData("""{"name": 5, "task": "demo_app.tasks.test", "interval": SEC}""", "name")]
    [InlineData("""{"name": "", "task": "demo_app.tasks.test", "interval": SEC}""", "name")]
    [InlineData("""{"name": "n", "interval": SEC}""", "task")]
    [InlineData("""{"name": "n", "task": [1], "interval": SEC}""", "task")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test"}""", "crontab, interval")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {}, "interval": SEC}""", "crontab, interval")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {"minute": "99"}}""", "crontab.minute")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {"second": "1"}}""", "crontab.second")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": 5}""", "crontab")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": [1]}""", "interval")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": "often"}""", "interval")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": {"every": 0, "period": "seconds"}}""", "interval.every")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": SEC, "kwargs": "not json"}""", "kwargs")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": SEC, "args": "{}"}""", "args")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": SEC, "args": 5}""", "args")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": SEC, "expires": "next tuesday"}""", "expires")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": SEC, "enabled": "yes"}""", "enabled")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": SEC, "one_off": true}""", "one_off")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": SEC, "enable": false}""", "enable")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.sleep", "interval": SEC, "kwargs": "{\"secs\": 1}"}""", "kwargs.secs")]
    public async Task A_wrong_request_adds_nothing(string body, string field)
    {
        var answer = await _server.PostAsync(Add, body.Replace("SEC", """{"every": 10, "period": "seconds"}""", StringComparison.Ordinal));
        answer.IsRefused(400);
        Assert.Equal("params error", (string)answer.Json["msg"]!);
        Assert.Equal([field], answer.Errors.Keys);
        Assert.Single((await _server.GetAsync("/celery_manage/get_task_name_list/")).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task A_name_of_more_than_200_characters_or_one_that_is_taken_is_refused()
    {
        await AddAsync(Body(new string('x', 200)));
        (await _server.PostAsync(Add, Body(new string('x', 201)))).IsRefused(400);
        var taken = await _server.PostAsync(Add, Body(new string('x', 200)));
        taken.IsRefused(409);
        Assert.Equal("name is taken", (string)taken.Json["msg"]!);

        static string Body(string name) => $$$"""{"name": "{{{name}}}", "task": "demo_app.tasks.test", "interval": {"every": 10, "period": "seconds"}}""";
    }

    [Fact]
    public async Task An_unknown_task_is_a_task_error()
    {
        var answer = await _server.PostAsync(Add, """{"name": "n", "task": "demo_app.tasks.tset", "crontab": {}}""");
        answer.IsRefused(200);
        Assert.Equal("task error", (string)answer.Json["msg"]!);
        Assert.Contains("demo_app.tasks.test", answer.Errors["task"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_null_takes_away_what_may_be_absent()
    {
        var id = await AddAsync("""{"name": "n", "task": "demo_app.tasks.test", "interval": {"every": 10, "period": "seconds"}, "expires": "2026-10-11 15:28:26", "queue": "q", "kwargs": "{'a': 1}"}""");
        (await _server.PostAsync(Update, $$"""{"id": {{id}}, "name": "tes212d3", "task": "demo_app.tasks.echo", "enabled": false, "crontab": "*/15 * * * * (m/h/d/dM/MY)"}"""))
            .Is(200, """{"status": true, "msg": "更新成功"}""");
        var row = await RowAsync(id);
        Assert.Equal(("tes212d3", "demo_app.tasks.echo", false, "*/15 * * * * (m/h/d/dM/MY)", null, "{'a': 1}", "q"),
            ((string)row["name"]!, (string)row["task"]!, (bool)row["enabled"]!, (string)row["crontab"]!, row["interval"], (string)row["kwargs"]!, (string)row["queue"]!));
        Assert.NotNull(row["expires"]);

        (await _server.PostAsync(Update, $$"""{"id": "{{id}}", "expires": null, "queue": null, "name": null, "crontab": null}""")).Is(200, """{"status": true, "msg": "更新成功"}""");
        row = await RowAsync(id);
        Assert.Equal(("tes212d3", null, null), ((string)row["name"]!, row["expires"], row["queue"]));
        Assert.NotNull(row["crontab"]);
    }

    [Theory]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {"hour": "4", "timezone": "Europe/Berlin"}, "args": "[1]", "expires": "2026-10-11 15:28:26.5"}""")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": {"every": 1, "period": "days"}}""")]
    [InlineData("""{"name": "n", "task": "demo_app.tasks.test", "interval": {"every": 90, "period": "minutes"}}""")]
    public async Task A_row_that_is_sent_back_as_it_was_read_changes_nothing(string body)
    {
        var row = await RowAsync(await AddAsync(body));
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        (await _server.PostAsync(Update, row.ToJsonString())).Is(200, """{"status": true, "msg": "更新成功"}""");
        // Not even date_changed moves.
        Assert.Equal(row.ToJsonString(), (await RowAsync((long)row["id"]!)).ToJsonString());
    }

    [Theory]
    [InlineData("99")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("\"99\"")]
    [InlineData("1000000000000000000000000000000")]
    public async Task An_unknown_id_is_answered_exactly_as_documented(string id)
    {
        (await _server.PostAsync(Update, $$"""{"id": {{id}}, "enabled": false}""")).Is(200, """{"status": false, "msg": "未找到"}""");
        var answer = await _server.PostAsync(Delete, $$"""{"id": {{id}}}""");
        answer.Is(200, """{"status": false, "msg": "未查询到该任务"}""");
        Assert.Contains("\"field\":\"id\"", answer.Headers["X-Error-Detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name": "n"}""")]
    [InlineData("""{"id": "abc"}""")]
    [InlineData("""{"id": null}""")]
    [InlineData("""{"id": []}""")]
    [InlineData("""{"id": {}}""")]
    [InlineData("""{"id": 1.5}""")]
    [InlineData("""{"id": true}""")]
    [InlineData("""{"id": ""}""")]
    [InlineData("""{"id": "-"}""")]
    public async Task What_is_no_id_is_a_params_error(string body)
    {
        (await _server.PostAsync(Delete, body)).Is(200, """{"status": false, "msg": "params error"}""");
        (await _server.PostAsync(Update, body)).IsRefused(400);
        Assert.NotNull(await RowAsync(1));
    }

    [Theory]
    [InlineData("""{"id": 2, "crontab": {"minute": "*"}, "interval": {"every": 1, "period": "days"}}""", 400)]
    [InlineData("""{"id": 2, "name": ""}""", 400)]
    [InlineData("""{"id": 2, "name": "celery.backend_cleanup"}""", 409)]
    [InlineData("""{"id": 2, "task": "no.such.task"}""", 200)]
    [InlineData("""{"id": 2, "task": "demo_app.tasks.sleep"}""", 400)]
    [InlineData("""{"id": 2, "kwargs": "nonsense"}""", 400)]
    public async Task A_wrong_update_changes_nothing(string body, int status)
    {
        var id = await AddAsync("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {}, "kwargs": "{\"a\": 1}"}""");
        var before = (await RowAsync(id)).ToJsonString();
        (await _server.PostAsync(Update, body)).IsRefused(status);
        Assert.Equal(before, (await RowAsync(id)).ToJsonString());
    }

    [Fact]
    public async Task A_deleted_one_is_gone_and_its_name_is_free_but_not_its_id()
    {
        const string Body = """{"name": "n", "task": "demo_app.tasks.test", "crontab": {}}""";
        var id = await AddAsync(Body);
        (await _server.PostAsync(Delete, $$"""{"id": {{id}}}""")).Is(200, """{"status": true, "msg": "delete ok"}""");
        (await _server.PostAsync(Delete, $$"""{"id": {{id}}}""")).Is(200, """{"status": false, "msg": "未查询到该任务"}""");
        Assert.True(await AddAsync(Body) > id);
    }

    [Fact]
    public async Task A_crontab_is_in_the_schedulers_zone_and_its_runs_are_counted()
    {
        var id = await AddAsync("""{"name": "n", "task": "demo_app.tasks.test", "crontab": {"minute": "1", "hour": "8"}}""");
        _server.Time.Advance(TimeSpan.FromMinutes(2));
        var row = await RowAsync(id);
        Assert.Equal((1, "2026-01-01T08:01:00"), ((int)row["total_run_count"]!, (string)row["last_run_at"]!));
    }

    private async Task<long> AddAsync(string body)
    {
        var answer = await _server.PostAsync(Add, body);
        Assert.True(answer.Status == 200 && (bool)answer.Json["status"]!, answer.ToString());
        return (long)answer.Json["data"]!["id"]!;
    }

    private async Task<JsonNode> RowAsync(long id) =>
        (await _server.GetAsync("/celery_manage/get_periodic_task/")).Json["data"]!.AsArray().Single(row => (long)row!["id"]! == id)!;
}
