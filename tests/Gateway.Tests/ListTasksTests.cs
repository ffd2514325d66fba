using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

public sealed class ListTasksTests : IAsyncLifetime
{
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_entry_has_the_documents_keys_in_its_order_and_pythons_texts()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.echo", "args": [1, "a"], "kwargs": {"名": null}, "options": {"countdown": 1, "expires": "2026-10-11 15:28:26"}}""");
        _server.Time.Advance(TimeSpan.FromSeconds(5));

        var answer = await _server.GetAsync("/celery_manage/list_tasks/");
        Assert.Equal($$$"""
            {"{{{id}}}":{"uuid":"{{{id}}}","name":"demo_app.tasks.echo","state":"SUCCESS","received":1767225600.25,"sent":null,"started":1767225601.25,"succeeded":1767225601.2515,"failed":null,"retried":null,"revoked":null,"args":"[1, 'a']","kwargs":"{'名': None}","eta":"2026-01-01T08:00:01.250000","expires":"2026-10-11T15:28:26","retries":0,"result":"{'args': [1, 'a'], 'kwargs': {'名': None}}","exception":null,"timestamp":1767225601.2515,"runtime":0.0015,"traceback":null,"exchange":null,"routing_key":null,"clock":3,"client":null}}
            """.Trim(), answer.Text);
    }

    [Fact]
    public async Task A_failed_task_shows_its_exception_as_python_does()
    {
        var id = await _server.SubmitAsync("""{"task": "demo_app.tasks.fail"}""");
        _server.Time.Advance(TimeSpan.FromSeconds(5));
        var entry = (await _server.GetAsync("/celery_manage/list_tasks/")).Json[id]!;
        Assert.Equal("FAILURE", (string)entry["state"]!);
        Assert.Equal("""InvalidOperationException('it\'s "over"')""", (string)entry["exception"]!);
        Assert.StartsWith("Traceback:\n", (string)entry["traceback"]!, StringComparison.Ordinal);
        Assert.Equal((double)entry["failed"]!, (double)entry["timestamp"]!);
        Assert.Null(entry["succeeded"]);
        Assert.Null(entry["result"]);
    }

    [Fact]
    public async Task Whole_seconds_are_written_as_floats()
    {
        _server.Time.Advance(TimeSpan.FromMilliseconds(750));
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 9}}""");
        Assert.Contains("\"received\":1767225601.0,", (await _server.GetAsync("/celery_manage/list_tasks/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_restrict_the_list_newest_first_and_unknown_ones_are_ignored()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, await _server.SubmitAsync($$"""{"task": "demo_app.tasks.{{(i % 2 == 0 ? "test" : "echo")}}", "kwargs": {"mark": "m{{i}}"}, "options": {"countdown": {{(i == 4 ? 100 : 0)}} } }"""));
            _server.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(ids, await IdsAsync("nothing=x"));
        Assert.Equal(ids.Take(2), await IdsAsync("limit=2"));
        Assert.Equal(ids.Skip(1).Take(2), await IdsAsync("limit=2&offset=1"));
        Assert.Equal([], await IdsAsync("limit=0"));
        Assert.Equal([ids[0]], await IdsAsync("state=PENDING"));
        Assert.Equal([ids[0]], await IdsAsync("state=received"));
        Assert.Equal([ids[1], ids[3]], await IdsAsync("taskname=demo_app.tasks.echo"));
        Assert.Equal([ids[2]], await IdsAsync("search=M2"));
        Assert.Equal(ids.Take(2), await IdsAsync("received_start=1767225603.25"));
        Assert.Equal(ids.Skip(3), await IdsAsync("received_end=2026-01-01%2008:00:01.25"));
        Assert.Equal(ids, await IdsAsync("state=&limit="));
    }

    [Theory]
    [InlineData("limit=x", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=99999999999", "limit")]
    [InlineData("offset=1.5", "offset")]
    [InlineData("state=DONE", "state")]
    [InlineData("received_start=yesterday", "received_start")]
    [InlineData("received_end=1e300", "received_end")]
    public async Task A_parameter_that_cannot_be_used_is_refused_by_name(string query, string field)
    {
        var answer = await _server.GetAsync($"/celery_manage/list_tasks/?{query}");
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
    }

    [Fact]
    public async Task A_long_list_comes_in_pieces_and_is_whole()
    {
        for (var i = 0; i < 400; i++)
            await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "kwargs": {"text": "你好，世界 😀"}, "options": {"countdown": 9}}""");
        var answer = await _server.GetAsync("/celery_manage/list_tasks/");
        Assert.Equal(400, answer.Json.AsObject().Count);
        Assert.Equal("chunked", answer.Headers["Transfer-Encoding"]);
        Assert.Contains("{'text': '你好，世界 😀'}", (string)answer.Json.AsObject().First().Value!["kwargs"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_fails_before_its_first_piece_is_a_clean_error()
    {
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test"}""");
        _server.Scheduler.FaultAfterRows = 0;
        (await _server.GetAsync("/celery_manage/list_tasks/")).IsRefused(500);
    }

    [Fact]
    public async Task A_list_that_fails_after_its_first_piece_does_not_look_whole()
    {
        for (var i = 0; i < 400; i++)
            await _server.SubmitAsync("""{"task": "demo_app.tasks.test"}""");
        _server.Scheduler.FaultAfterRows = 399;
        await Assert.ThrowsAsync<HttpRequestException>(() => _server.GetAsync("/celery_manage/list_tasks/"));
        Assert.Contains(_server.Log, line => line.Contains("in the middle of its answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_that_goes_away_is_nothing_to_log()
    {
        for (var i = 0; i < 400; i++)
            await _server.SubmitAsync("""{"task": "demo_app.tasks.test"}""");
        _server.Scheduler.HoldAfterRows = 399;
        // Answered as soon as the first piece is sent; the other client would read to the end.
        using (var http = new HttpClient())
        using (await http.GetAsync(new Uri(_server.Http.BaseAddress!, "/celery_manage/list_tasks/"), HttpCompletionOption.ResponseHeadersRead))
            Assert.Empty(_server.Log);

        // The server ends only after the request did, which waits for nothing but its caller's leaving.
        await _server.DisposeAsync();
        Assert.Empty(_server.Log);
    }

    [Fact]
    public async Task Text_is_not_escaped_beyond_what_json_demands()
    {
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "kwargs": {"a": "<b>&amp;é你好😀'"}}""");
        Assert.Contains("<b>&amp;é你好", (await _server.GetAsync("/celery_manage/list_tasks/")).Text, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> IdsAsync(string query)
    {
        var answer = await _server.GetAsync($"/celery_manage/list_tasks/?{query}");
        Assert.Equal(200, answer.Status);
        return answer.Json.AsObject().Select(member => member.Key);
    }
}
