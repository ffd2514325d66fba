using System.Text.Json.Nodes;
using ActorScheduler.Fuzz;
using ActorScheduler.Gateway.Tests.Support;
using CsCheck;

namespace ActorScheduler.Gateway.Tests;

public sealed class FuzzTests : IAsyncLifetime
{
    private static readonly string[] Routes =
    [
        "/celery_manage/async_apply_task/", "/celery_manage/revoke_task/", "/celery_manage/update_task/", "/celery_manage/add_periodic_task/",
        "/celery_manage/delete_periodic_task/", "/celery_manage/update_periodic_task/", "/api/v1/schedules/preview",
        "/api/v1/tasks", "/api/v1/tasks/batch", "/api/v1/tasks/x/revoke", "/api/v1/tasks/x/run-now",
        "/api/v1/tasks/x/reschedule", "/api/v1/tasks/x/retry", "/api/v1/bulk-operations", "/api/v1/bulk-operations/x/cancel", "/api/v1/periodic-tasks",
    ];

    private static readonly string[] Keys =
    [
        "task", "id", "name", "args", "kwargs", "option", "options", "countdown", "eta", "expires", "task_id", "queue", "crontab", "interval", "enabled",
        "minute", "hour", "day_of_week", "every", "period", "timezone", "from", "count", "terminate", "action", "filter", "all", "dry_run", "shift_seconds", "request_id", "state", "search", "x", "\\ud800", "é",
    ];

    private static readonly string[] Lists =
    [
        "/celery_manage/list_tasks/", "/api/v1/tasks", "/api/v1/periodic-tasks", "/api/v1/periodic-tasks/1", "/api/v1/periodic-tasks/1/history",
        "/api/v1/periodic-tasks/1/occurrences", "/api/v1/tasks/counts", "/api/v1/bulk-operations",
    ];

    private static readonly string[] Parameters =
    [
        "limit", "offset", "cursor", "state", "taskname", "name", "name_prefix", "received_start", "received_end", "received_from", "received_to", "eta_from", "eta_to",
        "finished_from", "finished_to", "queue", "periodic_task_id", "search", "task", "enabled", "next", "x",
    ];

    private static readonly Gen<string> Text = Gen.String.Select(text => new string([.. text.Where(c => !char.IsSurrogate(c))]));

    private static readonly Gen<string> QueryValue = Gen.OneOf(
        Text,
        Gen.OneOf("1", "0", "-1", "1000", "99999999999999999999", "1e300", "NaN", "true", "SUCCESS,,FAILURE", ",", "AQAAAAAAAAAq", "AQAAAA,,AAAq", "AQAAAAAAAAA=", "_____________", "QQEAAAAAAAAAAQAA",
            "2026-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "0001-01-01", "2026-01-01 00:00:00 08:00", "%", "_", "\\", "'", "\0"));

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf("null", "true", "false", "0", "1", "-1", "1.5", "1e999", "-1e30", "9223372036854775808", "\"\"", "\"\\ud800\"", "\"😀\"", "\"*/5\"",
            "\"revoke\"", "\"reschedule\"", "\"demo_app.tasks.test\"", "\"demo_app.tasks.sleep\"", "\"seconds\"", "\"2019-10-11 15:28:26.771243\"", "\"9999-12-31 23:59:59\"", "\"0001-01-01\"",
            "\"* * * * * (m/h/d/dM/MY)\"", "\"every 5 seconds\"", "\"every -5 seconds\"", "\"()\"", "\"{'a': 1}\"", "\"Asia/Shanghai\""),
        Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Long.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.String.Select(text => JsonValue.Create(new string([.. text.Where(c => !char.IsSurrogate(c))])).ToJsonString()));

    private static readonly Gen<string> Body = Object(3);

    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public Task Any_json_object_gets_an_answer_that_is_no_server_error() =>
        Gen.Select(Gen.OneOf(Routes), Body).SampleAsync(
            async (route, body) =>
            {
                var answer = await _server.PostAsync(route, body);
                return answer.Status < 500;
            },
            iter: 1500, threads: 2);

    [Fact]
    public async Task Any_json_object_as_a_change_gets_an_answer_that_is_no_server_error()
    {
        await _server.PostAsync("/api/v1/periodic-tasks", """{"name": "n", "task": "demo_app.tasks.test", "crontab": {}}""");
        await Gen.Select(Gen.OneOf("1", "2", "3", "x"), Body).SampleAsync(
            async (id, body) => (await _server.SendAsync("PATCH", $"/api/v1/periodic-tasks/{id}", body)).Status < 500,
            iter: 500, threads: 2);
    }

    [Fact]
    public Task Any_bytes_get_an_answer_that_is_no_server_error() =>
        Gen.Select(Gen.OneOf(Routes), Gen.Byte.Array[0, 60], Gen.Bool).SampleAsync(
            async (route, bytes, braces) =>
            {
                var answer = await _server.PostAsync(route, braces ? [.. "{\"task\":"u8, .. bytes, (byte)'}'] : bytes, "application/json");
                return answer.Status < 500;
            },
            iter: 500, threads: 2);

    [Fact]
    public Task Any_query_gets_an_answer_that_is_no_server_error() =>
        Gen.Select(Gen.OneOf(Lists), Gen.Select(Gen.OneOf(Parameters), QueryValue).Array[1, 3]).SampleAsync(
            async (list, parameters) =>
            {
                var query = string.Join("&", parameters.Select(parameter => $"{parameter.Item1}={Uri.EscapeDataString(parameter.Item2)}"));
                return (await _server.GetAsync($"{list}?{query}")).Status is 200 or 400;
            },
            iter: 1500, threads: 2);

    [Fact]
    public Task Any_id_in_a_path_gets_an_answer_that_is_no_server_error() =>
        Gen.Select(Gen.OneOf("/api/v1/tasks/{0}", "/api/v1/tasks/{0}/history", "/api/v1/periodic-tasks/{0}", "/api/v1/periodic-tasks/{0}/history", "/api/v1/periodic-tasks/{0}/occurrences"), Text)
        .SampleAsync(
            async (path, id) =>
            {
                // A NUL is refused by the server itself, before any route, and not in JSON.
                var escaped = Uri.EscapeDataString(id.Replace('\0', '0'));
                return (await _server.GetAsync(path.Replace("{0}", escaped, StringComparison.Ordinal))).Status < 500;
            },
            iter: 500, threads: 2);

    [Fact]
    public async Task Any_request_made_from_the_document_gets_an_answer_that_it_promises()
    {
        var source = new RequestSource((await ServedDocument.ReadAsync(_server.Http)).Text);
        Assert.True(source.Routes > 25, $"only {source.Routes} routes");
        await Gen.Int.SampleAsync(
            async seed =>
            {
                using var message = source.Next(new Random(seed)).ToMessage();
                // The client itself holds the answer against the document.
                using var answer = await _server.Http.SendAsync(message);
                return (int)answer.StatusCode < 500;
            },
            iter: 3000, threads: 2);
    }

    private static Gen<string> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency((3, Scalar), (1, Object(depth - 1)), (1, Array(depth - 1)));

    private static Gen<string> Object(int depth) =>
        Gen.Select(Gen.OneOf(Keys), Value(depth)).Array[0, 6].Select(members => $"{{{string.Join(",", members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}");

    private static Gen<string> Array(int depth) => Value(depth).Array[0, 3].Select(items => $"[{string.Join(",", items)}]");
}
