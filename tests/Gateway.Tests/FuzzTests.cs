using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Tests.Support;
using CsCheck;

namespace ActorScheduler.Gateway.Tests;

public sealed class FuzzTests : IAsyncLifetime
{
    private static readonly string[] Routes =
    [
        "/celery_manage/async_apply_task/", "/celery_manage/revoke_task/", "/celery_manage/update_task/", "/celery_manage/add_periodic_task/",
        "/celery_manage/delete_periodic_task/", "/celery_manage/update_periodic_task/", "/api/v1/schedules/preview",
    ];

    private static readonly string[] Keys =
    [
        "task", "id", "name", "args", "kwargs", "option", "options", "countdown", "eta", "expires", "task_id", "queue", "crontab", "interval", "enabled",
        "minute", "hour", "day_of_week", "every", "period", "timezone", "from", "count", "terminate", "x", "\\ud800", "é",
    ];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf("null", "true", "false", "0", "1", "-1", "1.5", "1e999", "-1e30", "9223372036854775808", "\"\"", "\"\\ud800\"", "\"😀\"", "\"*/5\"",
            "\"demo_app.tasks.test\"", "\"demo_app.tasks.sleep\"", "\"seconds\"", "\"2019-10-11 15:28:26.771243\"", "\"9999-12-31 23:59:59\"", "\"0001-01-01\"",
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
        Gen.Select(Gen.OneOf("limit", "offset", "state", "taskname", "received_start", "received_end", "search"), Gen.String).SampleAsync(
            async (name, value) =>
            {
                var text = new string([.. value.Where(c => !char.IsSurrogate(c))]);
                var answer = await _server.GetAsync($"/celery_manage/list_tasks/?{name}={Uri.EscapeDataString(text)}");
                return answer.Status < 500;
            },
            iter: 500, threads: 2);

    private static Gen<string> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency((3, Scalar), (1, Object(depth - 1)), (1, Array(depth - 1)));

    private static Gen<string> Object(int depth) =>
        Gen.Select(Gen.OneOf(Keys), Value(depth)).Array[0, 6].Select(members => $"{{{string.Join(",", members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}");

    private static Gen<string> Array(int depth) => Value(depth).Array[0, 3].Select(items => $"[{string.Join(",", items)}]");
}
