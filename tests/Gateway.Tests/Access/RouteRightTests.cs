using System.Text;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Tests.Serialization;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>Every route says what it asks of its caller, and asks for it.</summary>
public sealed class RouteRightTests : IAsyncLifetime
{
    private static readonly string[] ForAnyone = ["/", "/health/live", "/health/ready", "/sign-in", "/sign-in", "/sign-in/callback", "/sign-in/provider", "/sign-out"];
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync(null, "--Scheduler:Security:RequireAuthentication", "true");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public void Every_route_says_what_it_asks_for()
    {
        Assert.All(Routes(), route => Assert.True(route.Metadata.GetMetadata<NeededRight>() is not null, $"{PathOf(route)} says nothing: add .Needs(AccessRight.X)"));
        Assert.Equal(ForAnyone, Routes().Where(route => EndpointRights.Of(route) == AccessRight.None).Select(PathOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_lists_every_route_and_who_may_call_it()
    {
        var text = new StringBuilder($"| route | {string.Join(" | ", AccessRoles.All.Select(AccessRoles.NameOf))} |\n| --- |{string.Concat(AccessRoles.All.Select(_ => " --- |"))}\n");
        foreach (var (route, needed) in Routes().SelectMany(route => Methods(route).Select(method => ($"{method} {PathOf(route)}", EndpointRights.Of(route)))).Distinct().OrderBy(row => row.Item1, StringComparer.Ordinal))
            text.Append($"| `{route}` |{string.Concat(AccessRoles.All.Select(role => (AccessRoles.RightsOf(role) & needed) == needed ? " yes |" : " |"))}\n");
        GeneratedText.Check("docs/security.md", "rights", text.ToString());
    }

    [Fact]
    public async Task Every_route_refuses_who_has_no_key_and_who_has_not_the_role()
    {
        var keys = new Dictionary<AccessRole, string>();
        var changes = new AccessChanges(_server.Access, _server.Time);
        foreach (var role in AccessRoles.All)
            keys[role] = (await changes.CreateAsync(new AccessKeyRequest(AccessRoles.NameOf(role), [role], [], null), null, CancellationToken.None)).Text!.ToString();
        await _server.Services.GetRequiredService<KnownKeys>().RefreshAsync(CancellationToken.None);

        // Not the client that holds each answer against the document: some of these paths are none of the API's.
        using var http = new HttpClient { BaseAddress = _server.Http.BaseAddress };
        foreach (var route in Routes())
        {
            var needed = EndpointRights.Of(route);
            if (needed == AccessRight.None)
                continue;
            foreach (var method in Methods(route))
            {
                Assert.Equal($"{method} {PathOf(route)} 401", $"{method} {PathOf(route)} {await StatusAsync(http, method, route, null)}");
                foreach (var role in AccessRoles.All)
                {
                    var status = await StatusAsync(http, method, route, keys[role]);
                    Assert.True((AccessRoles.RightsOf(role) & needed) == needed ? status is not (401 or 403) : status == 403, $"{method} {PathOf(route)} is answered {status} to {role}");
                }
            }
        }
    }

    private IEnumerable<RouteEndpoint> Routes() => _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? (IEnumerable<string>)["GET"];

    private static string PathOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.Trim('/');

    private static async Task<int> StatusAsync(HttpClient http, string method, RouteEndpoint route, string? key)
    {
        var path = PathOf(route).Replace("{id}", "4711", StringComparison.Ordinal).Replace("{documentName?}", "v1", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        if (method is not ("GET" or "DELETE"))
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
