using System.Net;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Tests.Support;
using ActorScheduler.Harness.Processes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>What operators look at is answered at an address of its own, where one is configured.</summary>
public sealed class OperationsListenerTests
{
    private static readonly string[] ForOperators = ["/docs", "/docs/", "/metrics", "/openapi/v1.json"];
    private static readonly string[] ForAnyone = ["/health/live", "/health/ready"];

    [Fact]
    public async Task Every_route_is_answered_at_one_of_the_two_addresses_and_health_at_both()
    {
        var url = $"http://127.0.0.1:{FreePort.Take()}";
        await using var server = await GatewayServer.StartAsync(null, "--Scheduler:Security:RequireAuthentication", "true", "--Scheduler:Security:OperationsUrl", url);
        using var here = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Http.BaseAddress };
        using var operations = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };

        foreach (var path in ForOperators)
        {
            Assert.Equal($"{path} NotFound", $"{path} {await StatusAsync(here, path)}");
            Assert.NotEqual($"{path} NotFound", $"{path} {await StatusAsync(operations, path)}");
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(operations, "/metrics"));
        foreach (var path in ForAnyone)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(here, path));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(operations, path));
        }

        foreach (var route in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = "/" + route.RoutePattern.RawText!.Trim('/');
            if (!path.StartsWith("/api", StringComparison.Ordinal) && !path.StartsWith("/celery_manage", StringComparison.Ordinal))
                continue;
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{id}", "4711", StringComparison.Ordinal));
                using var answer = await operations.SendAsync(request);
                Assert.Equal($"{method} {path} NotFound", $"{method} {path} {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Without_it_they_ask_for_a_role()
    {
        await using var server = await GatewayServer.StartAsync(null, "--Scheduler:Security:RequireAuthentication", "true");
        using var http = new HttpClient { BaseAddress = server.Http.BaseAddress };

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, "/metrics"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, "/openapi/v1.json"));
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:8000", "urls", "http://127.0.0.1:8000;http://127.0.0.1:9090")]
    [InlineData("http_ports", "8080;8081", "urls", "http://*:8080;http://*:8081;http://127.0.0.1:9090")]
    [InlineData("Kestrel:Endpoints:Api:Url", "https://127.0.0.1:8000", "Kestrel:Endpoints:Operations:Url", "http://127.0.0.1:9090")]
    public void It_is_added_to_the_addresses_however_they_are_set(string key, string value, string changed, string expected)
    {
        var configuration = new ConfigurationManager { [key] = value };
        ListenAddresses.Add(configuration, "http://127.0.0.1:9090");

        Assert.Equal(expected, configuration[changed]);
    }

    [Fact]
    public void A_port_that_is_taken_by_the_api_is_refused()
    {
        var refused = Assert.Throws<InvalidDataException>(() => ListenAddresses.Add(new ConfigurationManager { ["urls"] = "http://127.0.0.1:9090" }, "http://10.0.0.1:9090"));

        Assert.Contains("Scheduler:Security:OperationsUrl is 'http://10.0.0.1:9090'; allowed: a port of its own", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_address_of_the_api_has_to_be_protected()
    {
        var configuration = new ConfigurationManager { ["urls"] = "http://127.0.0.1:8000;http://10.0.0.1:9090" };

        Assert.Empty(ListenAddresses.OffLoopback(configuration, except: "http://10.0.0.1:9090"));
        Assert.NotEmpty(ListenAddresses.OffLoopback(configuration));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
