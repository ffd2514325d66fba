using System.Net;
using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests;

public sealed class OpenApiTests : IAsyncLifetime
{
    private const string BulkOperations = "/api/v1/bulk-operations";
    private const string Retention = "/api/v1/maintenance/retention";
    private const string ExampleOperation = "revoke-mail-1";
    private const string WaitingTask = "01a20552-5d37-70f8-b3ec-d2e79ef8efb1";
    private const string MovedTask = "01a20552-5d37-70f8-b3ec-d2e79ef8efb2";
    private const string FailedTask = "01a20552-5d37-70f8-b3ec-d2e79ef8efb3";
    private const string ExampleTask = "01a20552-5d37-70f8-b3ec-d2e79ef8efae";
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Every_route_is_documented_with_summary_description_schemas_and_examples()
    {
        var documented = await OperationsAsync();
        var routes = _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(path => path.StartsWith("/celery_manage", StringComparison.Ordinal) || path.StartsWith("/api", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(34, routes.Count);
        Assert.Equal(34, documented.Select(operation => (operation.Operation["tags"]!.ToJsonString(), (string?)operation.Operation["summary"])).Distinct().Count());
        Assert.Equal(routes.Order(), documented.Select(operation => operation.Path).Order());
        foreach (var (path, method, operation) in documented)
        {
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]), path);
            Assert.False(string.IsNullOrEmpty((string?)operation["description"]), path);
            // A dry run is answered otherwise than what it tries.
            Assert.Equal(path is BulkOperations or Retention && method == "post" ? 2 : 1, operation["responses"]!.AsObject().Count(response => response.Key[0] == '2'));
            Assert.NotNull(operation["responses"]!["503"]);
            Assert.All(operation["responses"]!.AsObject().Where(response => response.Key != "204"), response => HasSchemaAndExamples(response.Value!));
            Assert.All(operation["responses"]!.AsObject().Where(response => response.Key == "204"), response => Assert.Null(response.Value!["content"]));
            if (method is "post" or "patch")
                HasSchemaAndExamples(operation["requestBody"]!);
            var inPath = Parameters(operation).Where(parameter => (string)parameter["in"]! == "path").Select(parameter => $"{{{parameter["name"]}}}");
            Assert.Equal(path.Split('/').Where(part => part.StartsWith('{')), inPath);
            if (path.Contains('{', StringComparison.Ordinal))
                Assert.NotNull(operation["responses"]!["404"]);
        }

        static void HasSchemaAndExamples(JsonNode node)
        {
            var json = node["content"]!["application/json"]!;
            Assert.NotNull(json["schema"]!["properties"] ?? json["schema"]!["additionalProperties"]);
            Assert.NotEmpty(json["examples"]!.AsObject());
            if (json["schema"]!["properties"] is not { } properties)
                return;
            Assert.All(json["examples"]!.AsObject().SelectMany(example => example.Value!["value"]!.AsObject()), member => Assert.NotNull(properties[member.Key]));
        }
    }

    [Fact]
    public async Task Every_example_of_a_request_is_accepted_and_uses_only_documented_fields()
    {
        // Before the routes whose bodies name them.
        await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "options": {"task_id": "{{ExampleTask}}", "countdown": 600} }""");
        await _server.PostAsync("/celery_manage/add_periodic_task", """{"name": "two", "task": "demo_app.tasks.test", "crontab": {}}""");
        foreach (var id in new[] { WaitingTask, MovedTask })
            await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "options": {"task_id": "{{id}}", "countdown": 600} }""");
        await _server.SubmitAsync($$"""{"task": "demo_app.tasks.fail", "options": {"task_id": "{{FailedTask}}"} }""");
        await _server.PostAsync(BulkOperations, $$"""{"action": "retry", "all": true, "id": "{{ExampleOperation}}"}""");
        foreach (var (path, method, operation) in (await OperationsAsync()).Where(operation => operation.Method is "post" or "patch"))
        {
            var content = operation["requestBody"]!["content"]!["application/json"]!;
            foreach (var (name, example) in content["examples"]!.AsObject())
            {
                // What was run again fails again.
                _server.Time.Advance(TimeSpan.FromSeconds(1));
                var answer = await _server.SendAsync(method.ToUpperInvariant(), WithExamples(path, operation), example!["value"]!.ToJsonString());
                Assert.True(operation["responses"]![$"{answer.Status}"] is not null && answer.Status < 300 && (string?)answer.Json["msg"] is not "params error", $"{path} {name}: {answer}");
                Assert.All(example["value"]!.AsObject(), member => Assert.NotNull(content["schema"]!["properties"]![member.Key]));
            }
        }
    }

    [Fact]
    public async Task Every_example_of_a_query_parameter_is_accepted()
    {
        await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "options": {"task_id": "{{ExampleTask}}"} }""");
        await _server.PostAsync("/celery_manage/add_periodic_task", """{"name": "two", "task": "demo_app.tasks.test", "crontab": {}}""");
        var count = 0;
        foreach (var (path, _, operation) in (await OperationsAsync()).Where(operation => operation.Method == "get"))
        {
            foreach (var parameter in Parameters(operation).Where(parameter => (string)parameter["in"]! == "query"))
            {
                var answer = await _server.GetAsync($"{WithExamples(path, operation)}?{parameter["name"]}={Uri.EscapeDataString(ExampleOf(parameter))}");
                Assert.True(answer.Status == 200, $"{path} {parameter["name"]}: {answer}");
                count++;
            }
        }

        Assert.True(count > 40, "the parameters are not documented");
    }

    [Fact]
    public async Task An_example_of_a_task_a_periodic_task_and_a_history_has_the_keys_of_the_real_one()
    {
        await _server.SubmitAsync($$"""{"task": "demo_app.tasks.echo", "options": {"task_id": "{{ExampleTask}}"} }""");
        await _server.PostAsync("/celery_manage/add_periodic_task", """{"name": "two", "task": "demo_app.tasks.test", "crontab": {}}""");
        await _server.PostAsync(BulkOperations, $$"""{"action": "retry", "all": true, "id": "{{ExampleOperation}}"}""");
        _server.Time.Advance(TimeSpan.FromSeconds(90));
        var compared = 0;
        foreach (var (path, _, operation) in (await OperationsAsync()).Where(operation => operation.Method == "get" && operation.Path.StartsWith("/api", StringComparison.Ordinal)))
        {
            var real = await _server.GetAsync(WithExamples(path, operation));
            var example = operation["responses"]!["200"]!["content"]!["application/json"]!["examples"]!.AsObject().First().Value!["value"]!;
            Assert.Equal(200, real.Status);
            if (path.EndsWith("counts", StringComparison.Ordinal))
                continue;
            Assert.Equal(Keys(real.Json), Keys(example));
            compared++;
        }

        Assert.Equal(10, compared);

        // Keys of the object, or of the rows of its page.
        static IEnumerable<string> Keys(JsonNode json) =>
            (json["data"] is JsonArray { Count: > 0 } rows ? rows[0]! : json).AsObject().Select(member => member.Key);
    }

    [Fact]
    public async Task Every_route_that_may_change_something_takes_the_header_that_says_who_asks()
    {
        foreach (var (path, method, operation) in await OperationsAsync())
        {
            var headers = (operation["parameters"]?.AsArray() ?? []).Where(parameter => (string?)parameter!["in"] == "header").ToList();
            Assert.True(headers.Count == (method == "get" ? 0 : 1), $"{method} {path}");
            Assert.All(headers, header => Assert.Equal(("X-Requested-By", 200), ((string)header!["name"]!, (int)header["schema"]!["maxLength"]!)));
        }
    }

    [Fact]
    public async Task The_interactive_page_needs_nothing_from_another_server()
    {
        using var page = await _server.Http.GetAsync(new Uri("/docs/", UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("src=\"http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("cdn.", html, StringComparison.OrdinalIgnoreCase);

        var scripts = html.Split("src=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            using var answer = await _server.Http.GetAsync(new Uri(new Uri("/docs/", UriKind.Relative).ToString() + script, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_browser_is_sent_to_the_docs_and_anything_else_is_told_where_things_are()
    {
        Assert.Equal("/docs", (string)(await _server.GetAsync("/")).Json["docs"]!);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept", "text/html,application/xhtml+xml");
        using var answer = await _server.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.Redirect, "/docs"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    private static string ExampleOf(JsonNode parameter) => parameter["examples"]!["example"]!["value"]!.ToString();

    private static IEnumerable<JsonNode> Parameters(JsonNode operation) => operation["parameters"]?.AsArray().Select(parameter => parameter!) ?? [];

    private static string WithExamples(string path, JsonNode operation) => Parameters(operation).Where(parameter => (string)parameter["in"]! == "path")
        .Aggregate(path, (filled, parameter) => filled.Replace($"{{{parameter["name"]}}}", ExampleOf(parameter), StringComparison.Ordinal));

    private async Task<List<(string Path, string Method, JsonNode Operation)>> OperationsAsync()
    {
        var document = JsonNode.Parse(await _server.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        return [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Key, operation.Value!)))];
    }
}
