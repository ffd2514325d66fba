using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>Tokens of an OpenID provider, by a real one.</summary>
public sealed class OidcTests(OidcTests.Fixture fixture) : IClassFixture<OidcTests.Fixture>, IAsyncLifetime
{
    private const string Call = """{"task": "demo_app.tasks.test"}""";
    private readonly OpenIdProvider _provider = fixture.Provider;
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await StartAsync(_provider.Address, "--Scheduler:Security:RequireAuthentication", "true");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_token_of_the_provider_gives_the_roles_that_its_claim_is_mapped_to()
    {
        var token = await _provider.TokenAsync("anna", "actor-scheduler", ["ops-team", "choir", "apps"]);
        var me = await SendAsync(token, "GET", "/api/v1/access/me");
        Assert.Equal(200, me.Status);
        Assert.Equal("anna oidc submitter,operator", $"{me.Json["name"]} {me.Json["via"]} {string.Join(',', me.Json["roles"]!.AsArray())}");
        Assert.NotNull(me.Json["expires"]);
        Assert.Equal(200, (await SendAsync(token, "POST", "/celery_manage/async_apply_task/", Call)).Status);
        Assert.Equal(["oidc anna"], _server.Scheduler.Requesters);
        Assert.Equal(403, (await SendAsync(token, "POST", "/api/v1/access/keys", """{"name": "a", "roles": ["admin"]}""")).Status);
    }

    [Fact]
    public async Task Who_has_no_role_here_is_known_and_may_do_nothing()
    {
        var answer = await SendAsync(await _provider.TokenAsync("bob", "actor-scheduler", ["choir"]), "GET", "/api/v1/tasks");
        Assert.Equal(403, answer.Status);
        Assert.Contains("oidc bob: no role", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_another_service_of_another_provider_changed_unsigned_or_expired_is_worth_nothing()
    {
        await using var other = await OpenIdProvider.StartAsync(new FakeTimeProvider(GatewayServer.Beginning));
        var good = await _provider.TokenAsync("anna", "actor-scheduler", ["ops-team"]);
        Assert.Equal(200, (await SendAsync(good, "GET", "/api/v1/tasks")).Status);
        var parts = good.Split('.');
        string[] refused =
        [
            await _provider.TokenAsync("anna", "payroll", ["ops-team"]),
            await other.TokenAsync("anna", "actor-scheduler", ["ops-team"]),
            await _provider.TokenAsync("anna\u202enna", "actor-scheduler", ["ops-team"]),
            $"{parts[0]}.{Encode(Decode(parts[1]).Replace("ops-team", "admins", StringComparison.Ordinal))}.{parts[2]}",
            $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{parts[1]}.",
            $"{Encode("""{"alg":"HS256","typ":"at+jwt"}""")}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{parts[1]}",
            $"{parts[0]}.{parts[1]}.",
            "a.b.c", "..", "....",
        ];
        foreach (var token in refused)
            Assert.Equal((token, 401), (token, (await SendAsync(token, "GET", "/api/v1/tasks")).Status));

        var brief = await _provider.TokenAsync("anna", "actor-scheduler", ["ops-team"], TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await SendAsync(brief, "GET", "/api/v1/tasks")).Status);
        _server.Time.Advance(TimeSpan.FromSeconds(95));
        Assert.Equal(401, (await SendAsync(brief, "GET", "/api/v1/tasks")).Status);
    }

    [Fact]
    public async Task Where_nobody_needs_proof_a_wrong_token_is_refused_and_a_key_still_counts()
    {
        await using var open = await StartAsync(_provider.Address);
        Assert.Equal(200, (await open.GetAsync("/api/v1/tasks")).Status);
        open.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer a.b.c");
        Assert.Equal(401, (await open.GetAsync("/api/v1/tasks")).Status);
    }

    [Fact]
    public async Task A_provider_that_was_never_reached_is_no_refusal()
    {
        var token = await _provider.TokenAsync("anna", "actor-scheduler", ["ops-team"]);
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var server = await StartAsync(new Uri($"http://127.0.0.1:{port}"));
        server.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        Assert.Equal(503, (await server.GetAsync("/api/v1/tasks")).Status);
    }

    [Theory]
    [InlineData("Authority", "http://id.example.com", "Authority")]
    [InlineData("Authority", "id.example.com", "Authority")]
    [InlineData("Authority", "", "Authority")]
    [InlineData("Audience", "", "Audience")]
    [InlineData("Roles:ops-team", "root", "Roles:ops-team")]
    public async Task Settings_that_let_in_too_many_or_nobody_end_the_start(string key, string value, string named)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(_provider.Address, $"--Scheduler:Security:Oidc:{key}", value));
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    private static Task<GatewayServer> StartAsync(Uri provider, params string[] args) => GatewayServer.StartAsync(
        null,
        [
            "--Scheduler:Security:Oidc:Authority", provider.ToString(),
            "--Scheduler:Security:Oidc:Audience", "actor-scheduler",
            "--Scheduler:Security:Oidc:Roles:ops-team", "operator",
            "--Scheduler:Security:Oidc:Roles:apps", "submitter",
            "--Scheduler:Security:Oidc:Roles:admins", "admin",
            .. args,
        ]);

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Decode(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/');
        return Encoding.UTF8.GetString(Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '=')));
    }

    private Task<Answer> SendAsync(string token, string method, string path, string? json = null) => _server.SendAsync(method, path, json, $"Bearer {token}");

    /// <summary>One provider for all tests: it takes seconds to start.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        public OpenIdProvider Provider { get; private set; } = null!;

        public async Task InitializeAsync() => Provider = await OpenIdProvider.StartAsync(new FakeTimeProvider(GatewayServer.Beginning));

        public async Task DisposeAsync() => await Provider.DisposeAsync();
    }
}
