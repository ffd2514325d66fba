using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.OpenApi;

/// <summary>No route lets pass what it does not read but its caller may have meant: walked over all routes of the document.</summary>
public sealed class UnreadInputTests : IAsyncLifetime
{
    private static readonly string[] FreeObjects = ["kwargs"];

    // Members that mean something on some route; `priority` and `headers` are columns that rows of periodic tasks are sent back with.
    private static readonly string[] Meant =
    [
        "task", "args", "kwargs", "options", "option", "countdown", "eta", "expires", "task_id", "queue", "exchange", "routing_key", "serializer", "retry",
        "time_limit", "soft_time_limit", "chain", "link", "crontab", "interval", "enabled", "name", "description", "minute", "hour", "day_of_week",
        "day_of_month", "month_of_year", "timezone", "every", "period", "terminate", "signal", "filter", "all", "dry_run", "action", "older_than", "request_id", "id",
        "one_off", "start_time", "clocked", "solar", "expire_seconds",
    ];

    private GatewayServer _server = null!;
    private ServedDocument _document = null!;

    public async Task InitializeAsync()
    {
        _server = await GatewayServer.StartAsync();
        _document = await ServedDocument.ReadAsync(_server.Http);
        foreach (var number in Enumerable.Range(1, 5))
            await _server.PostAsync("/celery_manage/add_periodic_task", $$"""{"name": "p{{number}}", "task": "demo_app.tasks.test", "crontab": {} }""");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task No_v1_route_ignores_a_query_parameter()
    {
        foreach (var operation in _document.Operations.Where(operation => operation.Path.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            var known = operation.Parameters("query").Select(parameter => (string)parameter["name"]!).ToList();
            foreach (var name in new[] { "dry_run", "terminate", "no_such_parameter", "LIMITS" }.Except(known))
            {
                var answer = await _server.SendAsync(operation.Method.ToUpperInvariant(), $"{PathOf(operation)}?{name}=true", BodyOf(operation)?.ToJsonString());
                Assert.True(answer.Status == 400 && answer.Errors.ContainsKey(name), $"{operation} {name}: {answer}");
            }
        }
    }

    [Fact]
    public async Task No_v1_route_ignores_a_member_of_any_object_of_its_body()
    {
        var tried = 0;
        foreach (var operation in _document.Operations.Where(operation => operation.Body is not null && operation.Path.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            foreach (var example in Examples(operation))
            {
                for (var place = 0; place < Objects(example.DeepClone()).Count(); place++)
                {
                    var body = example.DeepClone();
                    Objects(body).ElementAt(place)["no_such_member"] = 1;
                    var answer = await _server.SendAsync(operation.Method.ToUpperInvariant(), PathOf(operation), body.ToJsonString());
                    var refusal = operation.Id == "v1_submit_batch" && answer.Status == 200 ? answer.Json["data"]![0]!.ToJsonString() : answer.Text;
                    Assert.True(refusal.Contains("no_such_member", StringComparison.Ordinal), $"{operation} {body.ToJsonString()}: {answer}");
                    tried++;
                }
            }
        }

        Assert.True(tried > 20, $"only {tried} objects were tried");
    }

    [Fact]
    public async Task No_route_ignores_a_member_that_belongs_elsewhere()
    {
        foreach (var operation in _document.Operations.Where(operation => operation.Body is not null))
        {
            var known = _document.Resolve(operation.Body!["schema"]!)["properties"]?.AsObject().Select(member => member.Key).ToHashSet() ?? [];
            foreach (var name in Meant.Where(name => !known.Contains(name)))
            {
                var body = BodyOf(operation)!;
                body[name] = "x";
                var answer = await _server.SendAsync(operation.Method.ToUpperInvariant(), PathOf(operation), body.ToJsonString());
                Assert.False((bool?)answer.Json["status"] ?? true, $"{operation} {body.ToJsonString()}: {answer}");
                Assert.Contains($"\"{name}\"", answer.Headers["X-Error-Detail"], StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"queue": "", "state": "PENDING"}}""", "filter.queue")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"queue": null, "state": "PENDING"}}""", "filter.queue")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"search": "  ", "state": "PENDING"}}""", "filter.search")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"state": [], "queue": "a"}}""", "filter.state")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"state": [" "], "queue": "a"}}""", "filter.state")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"state": ",", "queue": "a"}}""", "filter.state")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"state": ["PENDING", "pending"], "queue": "a"}}""", "filter.state")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"queue": "a", "queue": "b"}}""", "filter.queue")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"queue": "a", "Queue": "b"}}""", "filter.Queue")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"queue": "a"}, "dry_run": null}""", "dry_run")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {"queue": "a"}, "dry_run": true, "dry_run": false}""", "dry_run")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": null, "all": true}""", "filter")]
    [InlineData("/api/v1/bulk-operations", """{"action": "revoke", "filter": {}}""", "filter")]
    [InlineData("/api/v1/maintenance/retention", """{"older_than": "7.00:00:00", "dry_run": null}""", "dry_run")]
    [InlineData("/api/v1/maintenance/retention", """{"older_than": null, "dry_run": true}""", "older_than")]
    [InlineData("/api/v1/maintenance/retention", """{"older_than": "", "dry_run": true}""", "older_than")]
    [InlineData("/api/v1/maintenance/retention", """{"older_than": "24:00:00", "dry_run": true}""", "older_than")]
    [InlineData("/api/v1/tasks/x/revoke", """{"terminate": null}""", "terminate")]
    [InlineData("/celery_manage/revoke_task/", """{"id": "a", "id": "b"}""", "id")]
    [InlineData("/celery_manage/revoke_task/", """{"id": "a", "ID": "b"}""", "ID")]
    [InlineData("/celery_manage/revoke_task/", """{"id": ["a", "a"]}""", "id")]
    [InlineData("/celery_manage/revoke_task/", """{"id": ["a", ""]}""", "id")]
    [InlineData("/celery_manage/revoke_task/", """{"id": ["a", null]}""", "id")]
    [InlineData("/celery_manage/delete_periodic_task/", """{"id": 1, "id": 2}""", "id")]
    public async Task Nothing_empty_or_given_twice_counts_as_absent_where_something_is_destroyed(string route, string body, string field)
    {
        await _server.SubmitAsync("""{"task": "demo_app.tasks.test", "options": {"countdown": 600, "task_id": "a", "queue": "a"}}""");
        var answer = await _server.PostAsync(route, body);
        Assert.Contains($"\"{field}\"", answer.Headers["X-Error-Detail"], StringComparison.Ordinal);
        Assert.False((bool)answer.Json["status"]!, answer.ToString());
        Assert.Equal("PENDING", (string)(await _server.GetAsync("/api/v1/tasks/a")).Json["state"]!);
    }

    private static string PathOf(ServedDocument.Operation operation) => operation.Parameters("path").Aggregate(operation.Path, (filled, parameter) =>
        filled.Replace($"{{{parameter["name"]}}}", parameter["examples"]!["example"]!["value"]!.ToString(), StringComparison.Ordinal));

    private static JsonObject? BodyOf(ServedDocument.Operation operation) => operation.Body is null ? null : Examples(operation).First().DeepClone().AsObject();

    private static IEnumerable<JsonNode> Examples(ServedDocument.Operation operation) => operation.Body!["examples"]!.AsObject().Select(example => example.Value!["value"]!);

    /// <summary>The objects of a body, without those whose members are the caller's own.</summary>
    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject members => [members, .. members.Where(member => member.Value is not null && !FreeObjects.Contains(member.Key)).SelectMany(member => Objects(member.Value!))],
        JsonArray items => items.OfType<JsonNode>().SelectMany(Objects),
        _ => [],
    };
}
