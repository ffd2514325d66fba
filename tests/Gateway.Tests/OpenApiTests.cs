using System.Net;
using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests;

public sealed class OpenApiTests : IAsyncLifetime
{
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

        Assert.Equal(13, routes.Count);
        Assert.Equal(13, documented.Select(operation => (string?)operation.Operation["summary"]).Distinct().Count());
        Assert.Equal(routes.Order(), documented.Select(operation => operation.Path).Order());
        foreach (var (path, method, operation) in documented)
        {
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]), path);
            Assert.False(string.IsNullOrEmpty((string?)operation["description"]), path);
            Assert.NotNull(operation["responses"]!["200"]);
            Assert.NotNull(operation["responses"]!["503"]);
            Assert.All(operation["responses"]!.AsObject(), response => HasSchemaAndExamples(response.Value!));
            if (method == "post")
                HasSchemaAndExamples(operation["requestBody"]!);
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
        foreach (var (path, _, operation) in (await OperationsAsync()).Where(operation => operation.Method == "post"))
        {
            var content = operation["requestBody"]!["content"]!["application/json"]!;
            foreach (var (name, example) in content["examples"]!.AsObject())
            {
                var answer = await _server.PostAsync(path, example!["value"]!.ToJsonString());
                Assert.True(answer.Status == 200 && (string?)answer.Json["msg"] is not "params error", $"{path} {name}: {answer}");
                Assert.All(example["value"]!.AsObject(), member => Assert.NotNull(content["schema"]!["properties"]![member.Key]));
            }
        }
    }

    [Fact]
    public async Task Every_example_of_a_query_parameter_is_accepted()
    {
        foreach (var parameter in (await OperationsAsync()).Single(operation => operation.Path.EndsWith("list_tasks", StringComparison.Ordinal)).Operation["parameters"]!.AsArray())
            Assert.Equal(200, (await _server.GetAsync($"/celery_manage/list_tasks/?{parameter!["name"]}={Uri.EscapeDataString(parameter["example"]!.ToString())}")).Status);
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

    private async Task<List<(string Path, string Method, JsonNode Operation)>> OperationsAsync()
    {
        var document = JsonNode.Parse(await _server.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        return [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Key, operation.Value!)))];
    }
}
