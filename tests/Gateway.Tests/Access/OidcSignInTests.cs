using System.Net;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Tests.Fakes;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>A person signs in with a browser at an OpenID provider, a real one, and comes back to any gateway.</summary>
public sealed class OidcSignInTests(OidcTests.Fixture fixture) : IClassFixture<OidcTests.Fixture>, IAsyncLifetime
{
    private readonly FakeSessionJournal _sessions = new();
    private readonly OpenIdProvider _provider = fixture.Provider;
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Who_signs_in_at_the_provider_has_the_roles_of_his_groups_and_comes_back_to_where_he_was()
    {
        using var browser = new Browser(_server);
        var page = await browser.GetAsync("/sign-in?next=%2Fdocs%2F");
        Assert.Contains("href=\"/sign-in/provider?next=%2Fdocs%2F\"", page.Text, StringComparison.Ordinal);
        var callback = await OpenIdProvider.SignInAsync((await browser.GetAsync("/sign-in/provider?next=%2Fdocs%2F")).Location!, "anna", "ops-team", "choir");
        var back = await browser.GetAsync(callback.PathAndQuery);
        Assert.Equal(200, back.Status);
        Assert.Contains("""<meta http-equiv="refresh" content="0;url=/docs/">""", back.Text, StringComparison.Ordinal);

        Assert.Equal(200, (await browser.GetAsync("/docs/")).Status);
        var me = await browser.GetAsync("/api/v1/access/me");
        Assert.StartsWith("{\"name\":\"anna\",\"via\":\"session\",\"roles\":[\"operator\"]", me.Text, StringComparison.Ordinal);
        var opened = (AccessSessionOpened)Assert.Single(await _sessions.ReadAfterAsync(new DateOnly(2026, 1, 1), 0, CancellationToken.None)).Event;
        Assert.Equal(("oidc anna", new ProviderHolder("anna", ["ops-team"])), (opened.RequestedBy, opened.Holder));

        // The code is for one sign-in of one browser.
        Assert.Equal(401, (await browser.GetAsync(callback.PathAndQuery)).Status);
        using var stranger = new Browser(_server);
        Assert.Equal(401, (await stranger.GetAsync(callback.PathAndQuery)).Status);
    }

    [Fact]
    public async Task A_sign_in_that_began_at_one_gateway_ends_at_another_and_counts_at_both()
    {
        await using var other = await StartAsync();
        using var browser = new Browser(_server);
        var callback = await OpenIdProvider.SignInAsync((await browser.GetAsync("/sign-in/provider")).Location!, "anna", "ops-team");
        // Both are reached by one name, of which the provider knows the address.
        browser.Server = other;
        var query = callback.Query;
        Assert.Equal(200, (await browser.GetAsync($"/sign-in/callback{query}", host: _server.Http.BaseAddress!.Authority)).Status);
        Assert.Equal(200, (await browser.GetAsync("/api/v1/tasks")).Status);
        browser.Server = _server;
        Assert.Equal(200, (await browser.GetAsync("/api/v1/tasks")).Status);
    }

    [Fact]
    public async Task Who_is_refused_has_no_role_or_comes_by_another_browsers_sign_in_is_not_let_in()
    {
        using var browser = new Browser(_server);
        var denied = await browser.GetAsync((await OpenIdProvider.SignInAsync((await browser.GetAsync("/sign-in/provider")).Location!, null)).PathAndQuery);
        Assert.Equal(401, denied.Status);
        Assert.Contains("The OpenID provider did not let you in: access_denied", denied.Text, StringComparison.Ordinal);

        var roleless = await browser.GetAsync((await OpenIdProvider.SignInAsync((await browser.GetAsync("/sign-in/provider")).Location!, "bob", "choir")).PathAndQuery);
        Assert.Equal(403, roleless.Status);
        Assert.Contains("bob: none of your groups has a role here", roleless.Text, StringComparison.Ordinal);

        // Somebody has another person's browser finish his own sign-in, with the state that it expects.
        using var attacker = new Browser(_server);
        var his = await OpenIdProvider.SignInAsync((await attacker.GetAsync("/sign-in/provider")).Location!, "mallory", "ops-team");
        var hers = await OpenIdProvider.SignInAsync((await browser.GetAsync("/sign-in/provider")).Location!, "anna", "ops-team");
        var mixed = $"/sign-in/callback?code={Field(his, "code")}&state={Field(hers, "state")}";
        Assert.Equal(401, (await browser.GetAsync(mixed)).Status);

        foreach (var wrong in new[] { "", "?state=x&code=y", "?code=y", "?state=&code=", $"?error={new string('e', 3_000)}", "?state=a&state=b&code=c" })
        {
            await browser.GetAsync("/sign-in/provider");
            Assert.Equal((wrong, 401), (wrong, (await browser.GetAsync($"/sign-in/callback{wrong}")).Status));
        }

        Assert.Empty(await _sessions.ReadAfterAsync(new DateOnly(2026, 1, 1), 0, CancellationToken.None));
        Assert.Equal(401, (await browser.GetAsync("/api/v1/tasks")).Status);
        var counted = _server.Services.GetRequiredService<AttemptCounter>().Take()!.Attempts.Where(attempts => attempts.Route == "GET /sign-in/callback").ToDictionary(attempts => attempts.Reason, attempts => attempts.Count);
        Assert.Equal((8, 1), (counted[AttemptRefusal.WrongProof], counted[AttemptRefusal.Role]));
    }

    [Fact]
    public async Task Where_no_client_is_configured_there_is_no_way_to_the_provider()
    {
        await using var server = await GatewayServer.StartAsync();
        using var browser = new Browser(server);
        Assert.DoesNotContain("/sign-in/provider", (await browser.GetAsync("/sign-in")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await browser.GetAsync("/sign-in/provider")).Status);
        Assert.Equal(404, (await browser.GetAsync("/sign-in/callback")).Status);
    }

    private static string Field(Uri address, string name) => System.Web.HttpUtility.ParseQueryString(address.Query)[name]!;

    private Task<GatewayServer> StartAsync() => GatewayServer.StartAsync(
        services => services.Replace(ServiceDescriptor.Singleton<ISessionJournal>(_sessions)),
        "--Scheduler:Security:RequireAuthentication", "true",
        "--Scheduler:Security:Oidc:Authority", _provider.Address.ToString(),
        "--Scheduler:Security:Oidc:Audience", "actor-scheduler",
        "--Scheduler:Security:Oidc:ClientId", "scheduler-pages",
        "--Scheduler:Security:Oidc:Roles:ops-team", "operator");

    /// <summary>Keeps cookies as a browser does, also for another gateway behind the same name.</summary>
    private sealed class Browser(GatewayServer server) : IDisposable
    {
        private readonly Dictionary<string, string> _cookies = [];
        private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        public GatewayServer Server { get; set; } = server;

        public async Task<(int Status, string Text, Uri? Location)> GetAsync(string path, string? host = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Http.BaseAddress!, path));
            request.Headers.Host = host;
            if (_cookies.Count > 0)
                request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var response = await _http.SendAsync(request);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie[..cookie.IndexOf(';', StringComparison.Ordinal)].Split('=', 2);
                if (pair[1].Length == 0)
                    _cookies.Remove(pair[0]);
                else
                    _cookies[pair[0]] = pair[1];
            }

            return ((int)response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), response.Headers.Location);
        }

        public void Dispose() => _http.Dispose();
    }
}
