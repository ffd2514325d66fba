using System.Net;
using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests.OpenApi;

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
        var document = await ServedDocument.ReadAsync(_server.Http);
        var routes = _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(path => path.StartsWith("/celery_manage", StringComparison.Ordinal) || path.StartsWith("/api", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(51, routes.Count);
        Assert.Equal(51, document.Operations.Select(operation => (operation.Json["tags"]!.ToJsonString(), (string?)operation.Json["summary"])).Distinct().Count());
        Assert.Equal(routes.Order(), document.Operations.Select(operation => operation.Path).Order());
        foreach (var operation in document.Operations)
        {
            var (path, method, json) = (operation.Path, operation.Method, operation.Json);
            Assert.False(string.IsNullOrEmpty((string?)json["summary"]), path);
            Assert.False(string.IsNullOrEmpty((string?)json["description"]), path);
            // A dry run is answered otherwise than what it tries.
            // A pause that not every node knows yet is accepted and not applied.
            var hasTwo = path is BulkOperations or Retention && method == "post" || path.EndsWith("/pause", StringComparison.Ordinal) || path.EndsWith("/resume", StringComparison.Ordinal);
            Assert.Equal(hasTwo ? 2 : 1, json["responses"]!.AsObject().Count(response => response.Key[0] == '2'));
            Assert.NotNull(operation.Answer(503));
            Assert.All(json["responses"]!.AsObject().Where(response => response.Key != "204"), response => HasSchemaAndExamples(response.Value!["content"]!["application/json"]!));
            Assert.All(json["responses"]!.AsObject().Where(response => response.Key == "204"), response => Assert.Null(response.Value!["content"]));
            if (method is "post" or "patch")
                HasSchemaAndExamples(operation.Body!);
            var inPath = operation.Parameters("path").Select(parameter => $"{{{parameter["name"]}}}");
            Assert.Equal(path.Split('/').Where(part => part.StartsWith('{')), inPath);
            if (path.Contains('{', StringComparison.Ordinal))
                Assert.NotNull(operation.Answer(404));
        }

        void HasSchemaAndExamples(JsonNode content)
        {
            Assert.NotEmpty(content["examples"]!.AsObject());
            Assert.All(content["examples"]!.AsObject(), example => Assert.Equal("", document.Errors(content["schema"]!, example.Value!["value"])));
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
        await AddExampleKeyAsync();
        var document = await ServedDocument.ReadAsync(_server.Http);
        foreach (var operation in document.Operations.Where(operation => operation.Method is "post" or "patch"))
        {
            var properties = document.Resolve(operation.Body!["schema"]!)["properties"];
            foreach (var (name, example) in operation.Body["examples"]!.AsObject())
            {
                // What was run again fails again.
                _server.Time.Advance(TimeSpan.FromSeconds(1));
                var answer = await _server.SendAsync(operation.Method.ToUpperInvariant(), WithExamples(operation), example!["value"]!.ToJsonString());
                Assert.True(answer.Status < 300 && (string?)answer.Json["msg"] is not "params error", $"{operation} {name}: {answer}");
                Assert.All(example["value"]!.AsObject(), member => Assert.NotNull(properties![member.Key]));
            }
        }
    }

    // Its id is random otherwise.
    private async Task AddExampleKeyAsync() => Assert.True(await _server.Access.TryAppendAsync(
        new NumberedAccessEvent(1, new AccessKeyCreated(_server.Time.GetUtcNow(), "0123456789abcdef", "mail", [AccessRole.Admin], [], null, "00ff", null)), CancellationToken.None));

    [Fact]
    public async Task Every_example_of_a_query_parameter_is_accepted()
    {
        await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "options": {"task_id": "{{ExampleTask}}"} }""");
        await _server.PostAsync("/celery_manage/add_periodic_task", """{"name": "two", "task": "demo_app.tasks.test", "crontab": {}}""");
        var count = 0;
        foreach (var operation in (await OperationsAsync()).Where(operation => operation.Method == "get"))
        {
            foreach (var parameter in operation.Parameters("query"))
            {
                var answer = await _server.GetAsync($"{WithExamples(operation)}?{parameter["name"]}={Uri.EscapeDataString(ExampleOf(parameter))}");
                Assert.True(answer.Status == 200, $"{operation} {parameter["name"]}: {answer}");
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
        await AddExampleKeyAsync();
        var keys = _server.Services.GetRequiredService<KnownKeys>();
        await keys.RefreshAsync(CancellationToken.None);
        await new SessionChanges(_server.Services.GetRequiredService<ISessionJournal>(), _server.Time).OpenAsync(
            new KeyHolder(Assert.Single(keys.All).Id, keys.All.Single().SecretHash), TimeSpan.FromHours(1), null, null, CancellationToken.None);
        await _server.PostAsync("/api/v1/queues/mail/pause", """{"reason": "so"}""");
        await _server.Services.GetRequiredService<IRefusalJournal>().AppendAsync(
            new AccessAttemptsRefused(_server.Time.GetUtcNow(), _server.Time.GetUtcNow(), "gateway-1", [new RefusedAttempts(AttemptRefusal.NoProof, "GET /metrics", "::1", null, null, 1)], 0), CancellationToken.None);
        _server.Time.Advance(TimeSpan.FromSeconds(90));
        var compared = 0;
        foreach (var operation in (await OperationsAsync()).Where(operation => operation.Method == "get" && operation.Path.StartsWith("/api", StringComparison.Ordinal)))
        {
            var real = await _server.GetAsync(WithExamples(operation));
            var example = operation.Answer(200)!["content"]!["application/json"]!["examples"]!.AsObject().First().Value!["value"]!;
            Assert.Equal(200, real.Status);
            if (operation.Path.EndsWith("counts", StringComparison.Ordinal))
                continue;
            Assert.Equal(Keys(real.Json), Keys(example));
            compared++;
        }

        Assert.Equal(18, compared);

        // Keys of the object, or of the rows of its page.
        static IEnumerable<string> Keys(JsonNode json) =>
            (json["data"] is JsonArray { Count: > 0 } rows ? rows[0]! : json).AsObject().Select(member => member.Key);
    }

    [Fact]
    public async Task What_the_server_itself_refuses_is_an_answer_of_every_route()
    {
        foreach (var operation in await OperationsAsync())
        {
            int[] refusals = operation.Json["requestBody"] is null ? [414, 431] : [408, 413, 414, 431];
            Assert.All(refusals, status => Assert.True(operation.Answer(status) is not null, $"{operation} says nothing of {status}"));
        }
    }

    [Fact]
    public async Task Every_route_that_may_change_something_takes_the_header_that_says_who_asks()
    {
        foreach (var operation in await OperationsAsync())
        {
            var headers = operation.Parameters("header").ToList();
            Assert.True(headers.Count == (operation.Method == "get" ? 0 : 1), operation.ToString());
            Assert.All(headers, header => Assert.Equal(("X-Requested-By", 200), ((string)header["name"]!, (int)header["schema"]!["maxLength"]!)));
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

    private static string WithExamples(ServedDocument.Operation operation) => operation.Parameters("path")
        .Aggregate(operation.Path, (filled, parameter) => filled.Replace($"{{{parameter["name"]}}}", ExampleOf(parameter), StringComparison.Ordinal));

    private async Task<IReadOnlyList<ServedDocument.Operation>> OperationsAsync() => (await ServedDocument.ReadAsync(_server.Http)).Operations;
}
