using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

public sealed class ApiTests : IAsyncLifetime
{
    private const string Preview = "/api/v1/schedules/preview";
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("""{"crontab": {"minute": "30", "hour": "*/23"}, "timezone": "UTC", "from": "2022-01-09T23:30:00Z", "count": 2}""", "2022-01-10T00:30:00Z", "2022-01-10T23:30:00Z")]
    [InlineData("""{"crontab": {"minute": "0", "hour": "9"}, "from": "2026-05-01 09:00:00", "count": 2}""", "2026-05-02T01:00:00Z", "2026-05-03T01:00:00Z")]
    [InlineData("""{"crontab": "0 9 * * * (m/h/d/dM/MY)", "timezone": "Europe/Berlin", "from": "2026-05-01 09:00:00", "count": 2}""", "2026-05-02T07:00:00Z", "2026-05-03T07:00:00Z")]
    [InlineData("""{"interval": {"every": 10, "period": "seconds"}, "count": 2}""", "2026-01-01T00:00:10.250000Z", "2026-01-01T00:00:20.250000Z")]
    public async Task A_preview_lists_the_next_times_in_utc(string body, params string[] times) =>
        (await _server.PostAsync(Preview, body)).Is(200, $$"""{"next": [{{string.Join(", ", times.Select(time => $"\"{time}\""))}}]}""");

    [Fact]
    public async Task A_preview_has_five_times_unless_another_number_is_asked_for()
    {
        Assert.Equal(5, (await _server.PostAsync(Preview, """{"crontab": {}}""")).Json["next"]!.AsArray().Count);
        Assert.Equal(1000, (await _server.PostAsync(Preview, """{"crontab": {}, "count": 1000}""")).Json["next"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("{}", "crontab, interval, spec")]
    [InlineData("""{"crontab": {"minute": "60"}}""", "crontab.minute")]
    [InlineData("""{"crontab": {}, "interval": {"every": 1, "period": "days"}}""", "crontab, interval, spec")]
    [InlineData("""{"crontab": {}, "count": 0}""", "count")]
    [InlineData("""{"crontab": {}, "count": 1001}""", "count")]
    [InlineData("""{"crontab": {}, "count": "5"}""", "count")]
    [InlineData("""{"crontab": {}, "timezone": "Mars/Olympus"}""", "timezone")]
    [InlineData("""{"crontab": {}, "timezone": "../etc/passwd"}""", "timezone")]
    [InlineData("""{"crontab": {}, "from": "now"}""", "from")]
    public async Task A_wrong_preview_is_refused_with_the_reason(string body, string field)
    {
        var answer = await _server.PostAsync(Preview, body);
        answer.IsRefused(400);
        Assert.Equal([field], answer.Errors.Keys);
    }

    [Fact]
    public async Task A_date_that_never_comes_is_refused()
    {
        var answer = await _server.PostAsync(Preview, """{"crontab": {"day_of_month": "31", "month_of_year": "4"}}""");
        answer.IsRefused(400);
        Assert.NotEmpty(answer.Errors);
    }

    [Fact]
    public async Task Counts_are_by_state_and_by_name()
    {
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test"}""");
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 60}}""");
        await _server.SubmitAsync("""{"task": "demo_app.tasks.fail"}""");
        _server.Time.Advance(TimeSpan.FromSeconds(5));
        (await _server.GetAsync("/api/v1/tasks/counts")).Is(200, """
            {"by_state": {"PENDING": 1, "STARTED": 0, "RETRY": 0, "SUCCESS": 1, "FAILURE": 1, "REVOKED": 0}, "by_name": {"demo_app.tasks.fail": 1, "demo_app.tasks.test": 2}}
            """);
    }

    [Fact]
    public async Task The_preview_says_what_changes_of_the_clocks_do_and_what_was_left_out()
    {
        (await _server.PostAsync(Preview, """
            {"spec": {"timezone": "Europe/Berlin", "include": [{"cron": "30 2 * * *"}], "exclude": [{"dates": ["2026-03-28"]}], "dst": {"gap": "skip"}}, "from": "2026-03-26T12:00:00Z", "count": 2, "details": true}
            """)).Is(200, """
            {"next": ["2026-03-27T01:30:00Z", "2026-03-30T00:30:00Z"],
             "times": [{"at": "2026-03-27T01:30:00Z", "local": "2026-03-27T02:30:00", "offset": "+01:00", "note": null}, {"at": "2026-03-30T00:30:00Z", "local": "2026-03-30T02:30:00", "offset": "+02:00", "note": null}],
             "excluded": [{"at": "2026-03-28T01:30:00Z", "by": "2026-03-28"}],
             "skipped": [{"local": "2026-03-29T02:30:00", "at": "2026-03-29T01:00:00Z"}]}
            """);
        var autumn = (await _server.PostAsync(Preview, """{"crontab": {"minute": "30", "timezone": "Europe/Berlin"}, "from": "2026-10-25T00:00:00Z", "count": 3, "details": true}""")).Json["times"]!;
        Assert.Equal(["02:30:00+02:00overlap", "02:30:00+01:00overlap", "03:30:00+01:00"], autumn.AsArray().Select(time => $"{((string)time!["local"]!)[11..]}{time["offset"]}{time["note"]}"));
    }
}
