using System.Net;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Tests.Fakes;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>Who signs in with a browser is known by his session at every gateway, until it ends.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Call = """{"task": "demo_app.tasks.test"}""";
    private readonly FakeSessionJournal _sessions = new();
    private readonly FakeAccessJournal _keys = new();
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_browser_that_may_not_see_a_page_is_sent_to_sign_in_and_back()
    {
        var (_, key) = await _server.MakeKeyAsync("ops", [AccessRole.Admin]);
        var asked = await SendAsync(_server, "GET", "/docs/?a=b", accept: "text/html,application/xhtml+xml");
        Assert.Equal((302, "/sign-in?next=%2Fdocs%2F%3Fa%3Db"), (asked.Status, asked.Location));
        var page = await SendAsync(_server, "GET", asked.Location!);
        Assert.Contains("""<input type="hidden" name="next" value="/docs/?a=b">""", page.Text, StringComparison.Ordinal);

        var signedIn = await SignInAsync(_server, key, "/docs/?a=b");
        Assert.Equal((303, "/docs/?a=b"), (signedIn.Status, signedIn.Location));
        Assert.Matches("^actor-scheduler-session=20260101-[0-9a-f]{16}_[A-Za-z0-9_-]{43}; path=/; samesite=strict; httponly$", signedIn.SetCookie);
        Assert.Equal(200, (await SendAsync(_server, "GET", "/docs/", signedIn.Cookie)).Status);
        var me = await SendAsync(_server, "GET", "/api/v1/access/me", signedIn.Cookie);
        Assert.Contains("\"name\":\"ops\",\"via\":\"session\"", me.Text, StringComparison.Ordinal);
        Assert.Contains("\"expires\":\"2026-01-01T12:00:00.250000Z\"", me.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_asks_for_no_page_is_refused_as_before()
    {
        var answer = await SendAsync(_server, "GET", "/api/v1/tasks", accept: "*/*");
        Assert.Equal(401, answer.Status);
        answer = await SendAsync(_server, "POST", "/api/v1/tasks", accept: "text/html", body: Call);
        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing_is_counted_and_is_not_repeated()
    {
        var (_, key) = await _server.MakeKeyAsync("ops", [AccessRole.Admin]);
        foreach (var wrong in new[] { key[..^1], "", "ask_", "x", key + "x", new string('x', 3_000) })
        {
            var answer = await SignInAsync(_server, wrong, "/");
            Assert.Equal(401, answer.Status);
            Assert.Null(answer.SetCookie);
            Assert.Contains("This key is not valid", answer.Text, StringComparison.Ordinal);
            Assert.True(wrong.Length < 5 || !answer.Text.Contains(wrong, StringComparison.Ordinal));
        }

        var counted = Assert.Single(_server.Services.GetRequiredService<AttemptCounter>().Take()!.Attempts);
        Assert.Equal((AttemptRefusal.WrongProof, "POST /sign-in", 6), (counted.Reason, counted.Route, counted.Count));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("~/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nX: y")]
    public async Task Nobody_is_sent_to_another_server(string next)
    {
        var (_, key) = await _server.MakeKeyAsync("ops", [AccessRole.Admin]);
        Assert.Equal("/", (await SignInAsync(_server, key, next)).Location);
        Assert.DoesNotContain("evil", (await SendAsync(_server, "GET", $"/sign-in?next={Uri.EscapeDataString(next)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_address_is_only_text_of_the_page()
    {
        var page = await SendAsync(_server, "GET", $"/sign-in?next={Uri.EscapeDataString("/\"><script>alert(1)</script>")}");
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.Contains("%3Cscript%3E", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/文档?q=中", "/%E6%96%87%E6%A1%A3?q=%E4%B8%AD")]
    [InlineData("/docs/?a=%20b&c=%2F", "/docs/?a=%20b&c=%2F")]
    [InlineData("/a b", "/a%20b")]
    public async Task Any_address_of_this_server_can_be_come_back_to(string next, string address)
    {
        var (_, key) = await _server.MakeKeyAsync("ops", [AccessRole.Admin]);
        Assert.Equal(address, (await SignInAsync(_server, key, next)).Location);
    }

    [Fact]
    public async Task An_address_that_is_too_long_to_be_remembered_is_forgotten()
    {
        var (_, key) = await _server.MakeKeyAsync("ops", [AccessRole.Admin]);
        Assert.Equal("/", (await SignInAsync(_server, key, "/" + new string('x', 2_000))).Location);
        Assert.Equal("/", (await SignInAsync(_server, key, "/" + new string('中', 300))).Location);
    }

    [Fact]
    public async Task By_a_session_only_a_page_of_this_server_changes_something()
    {
        var (_, key) = await _server.MakeKeyAsync("ops", [AccessRole.Admin]);
        var cookie = (await SignInAsync(_server, key, "/")).Cookie;
        foreach (var (name, value) in new[] { ("X-Nothing", "1"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "none"), ("Origin", "http://127.0.0.1:1"), ("Origin", "null") })
            Assert.Equal((name, value, 403), (name, value, (await SendAsync(_server, "POST", "/api/v1/tasks", cookie, Call, header: (name, value))).Status));
        Assert.Empty(_server.Scheduler.Requesters);
        Assert.Equal(201, (await SendAsync(_server, "POST", "/api/v1/tasks", cookie, Call, header: ("Sec-Fetch-Site", "same-origin"))).Status);
        Assert.Equal(201, (await SendAsync(_server, "POST", "/api/v1/tasks", cookie, Call, header: ("Origin", _server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)))).Status);
        Assert.Equal(["key ops", "key ops"], _server.Scheduler.Requesters);
    }

    [Fact]
    public async Task A_session_that_one_gateway_opened_counts_at_once_at_another()
    {
        await using var other = await StartAsync();
        var (_, key) = await _server.MakeKeyAsync("ops", [AccessRole.Viewer]);
        await other.Services.GetRequiredService<KnownKeys>().RefreshAsync(CancellationToken.None);
        Assert.Equal(200, (await SendAsync(other, "GET", "/api/v1/tasks", (await SignInAsync(_server, key, "/")).Cookie)).Status);
        Assert.Equal(200, (await SendAsync(other, "GET", "/api/v1/tasks", (await SignInAsync(_server, key, "/")).Cookie)).Status);
    }

    [Fact]
    public async Task A_session_ends_with_its_key_its_time_or_the_wish_of_its_holder()
    {
        var (id, key) = await _server.MakeKeyAsync("ops", [AccessRole.Viewer]);
        var changes = new AccessChanges(_server.Access, _server.Time);
        var first = (await SignInAsync(_server, key, "/")).Cookie;
        var second = (await SignInAsync(_server, key, "/")).Cookie;

        var signedOut = await SendAsync(_server, "POST", "/sign-out", first, "", header: ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal((303, "/sign-in"), (signedOut.Status, signedOut.Location));
        Assert.Equal(401, (await SendAsync(_server, "GET", "/api/v1/tasks", first)).Status);
        Assert.Equal(200, (await SendAsync(_server, "GET", "/api/v1/tasks", second)).Status);

        var rotated = (await changes.RotateAsync(id, null, CancellationToken.None)).Text!.ToString();
        await _server.Services.GetRequiredService<KnownKeys>().RefreshAsync(CancellationToken.None);
        Assert.Equal(401, (await SendAsync(_server, "GET", "/api/v1/tasks", second)).Status);

        var third = (await SignInAsync(_server, rotated, "/")).Cookie;
        _server.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await SendAsync(_server, "GET", "/api/v1/tasks", third)).Status);
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(401, (await SendAsync(_server, "GET", "/api/v1/tasks", third)).Status);

        var fourth = (await SignInAsync(_server, rotated, "/")).Cookie;
        Assert.Equal(200, (await SendAsync(_server, "GET", "/api/v1/tasks", fourth)).Status);
        await changes.RevokeAsync(id, null, CancellationToken.None);
        await _server.Services.GetRequiredService<KnownKeys>().RefreshAsync(CancellationToken.None);
        Assert.Equal(401, (await SendAsync(_server, "GET", "/api/v1/tasks", fourth)).Status);
    }

    [Fact]
    public async Task A_session_lasts_no_longer_than_its_key()
    {
        var (_, key) = await _server.MakeKeyAsync("ops", [AccessRole.Viewer], expires: GatewayServer.Beginning.AddHours(1));
        var cookie = (await SignInAsync(_server, key, "/")).Cookie;
        Assert.Contains("\"expires\":\"2026-01-01T01:00:00.250000Z\"", (await SendAsync(_server, "GET", "/api/v1/access/me", cookie)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_sees_who_has_signed_in_and_signs_him_out_everywhere()
    {
        var (_, admin) = await _server.MakeKeyAsync("ops", [AccessRole.Admin]);
        var (keyId, key) = await _server.MakeKeyAsync("anna", [AccessRole.Viewer]);
        var cookie = (await SignInAsync(_server, key, "/")).Cookie;
        var listed = Assert.Single((await _server.SendAsync("GET", "/api/v1/access/sessions", null, $"Bearer {admin}")).Json["data"]!.AsArray())!;
        Assert.Equal(("anna", keyId, "2026-01-01T12:00:00.250000Z"), ((string)listed["name"]!, (string)listed["key_id"]!, (string)listed["expires"]!));
        var id = (string)listed["id"]!;
        Assert.StartsWith($"actor-scheduler-session={id}_", cookie, StringComparison.Ordinal);

        Assert.Equal(200, (await _server.SendAsync("DELETE", $"/api/v1/access/sessions/{id}", null, $"Bearer {admin}")).Status);
        Assert.Equal(401, (await SendAsync(_server, "GET", "/api/v1/tasks", cookie)).Status);
        Assert.Empty((await _server.SendAsync("GET", "/api/v1/access/sessions", null, $"Bearer {admin}")).Json["data"]!.AsArray());
        foreach (var unknown in new[] { id, "x", "20260101-0000000000000000", "99999999-0000000000000000" })
            Assert.Equal(404, (await _server.SendAsync("DELETE", $"/api/v1/access/sessions/{unknown}", null, $"Bearer {admin}")).Status);
        var happened = await _sessions.ReadAfterAsync(new DateOnly(2026, 1, 1), 0, CancellationToken.None);
        Assert.Equal(["key anna", "key ops"], happened.Select(e => e.Event.RequestedBy));
    }

    [Fact]
    public async Task Where_nobody_needs_proof_a_session_that_ended_locks_nobody_out()
    {
        await using var open = await GatewayServer.StartAsync();
        Assert.Equal(200, (await SendAsync(open, "GET", "/api/v1/tasks", "actor-scheduler-session=20260101-0123456789abcdef_AAAA")).Status);
        Assert.Equal(200, (await SendAsync(open, "GET", "/api/v1/tasks", "actor-scheduler-session=nonsense")).Status);
    }

    [Fact]
    public async Task Made_up_sessions_share_a_read_and_days_of_no_session_are_not_read()
    {
        await SendAsync(_server, "GET", "/api/v1/tasks", "actor-scheduler-session=20250101-0123456789abcdef_AAAA");
        Assert.Equal(0, _sessions.Reads);

        var gate = new TaskCompletionSource();
        _sessions.Gate = gate.Task;
        var requests = Enumerable.Range(0, 40).Select(_ => SendAsync(_server, "GET", "/api/v1/tasks", "actor-scheduler-session=20260101-0123456789abcdef_AAAA")).ToList();
        // Each is known to the server once it waits; the sign-in page is answered after those before it were taken up.
        await SendAsync(_server, "GET", "/sign-in");
        gate.SetResult();
        Assert.All(await Task.WhenAll(requests), answer => Assert.Equal(401, answer.Status));
        Assert.InRange(_sessions.Reads, 3, 3 * 20);
    }

    [Fact]
    public async Task What_cannot_be_looked_up_is_unavailable_and_not_refused()
    {
        _sessions.Fault = new SchedulerUnavailableException("The journal cannot be read now.");
        Assert.Equal(503, (await SendAsync(_server, "GET", "/api/v1/tasks", "actor-scheduler-session=20260101-0123456789abcdef_AAAA")).Status);
        _sessions.Fault = null;
        Assert.Equal(401, (await SendAsync(_server, "GET", "/api/v1/tasks", "actor-scheduler-session=20260101-0123456789abcdef_AAAA")).Status);
    }

    [Fact]
    public async Task The_page_speaks_Chinese_to_who_asks_for_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.TryAddWithoutValidation("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
        using var http = ClientOf(_server);
        using var response = await http.SendAsync(request);
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains("登录 ActorScheduler", html, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_form_is_refused_with_words()
    {
        Assert.Equal(415, (await SendAsync(_server, "POST", "/sign-in", body: "{}")).Status);
        using var form = new StringContent(string.Join('&', Enumerable.Range(0, 100).Select(i => $"f{i}=1")), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var http = ClientOf(_server);
        using var response = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.Equal(400, (int)response.StatusCode);
    }

    private Task<GatewayServer> StartAsync() => GatewayServer.StartAsync(
        services =>
        {
            services.Replace(ServiceDescriptor.Singleton<ISessionJournal>(_sessions));
            services.Replace(ServiceDescriptor.Singleton<IAccessJournal>(_keys));
        },
        "--Scheduler:Security:RequireAuthentication", "true");

    // Not the server's client, which holds each answer against the document of the API: pages are not in it.
    private static HttpClient ClientOf(GatewayServer server) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Http.BaseAddress };

    private static async Task<Seen> SignInAsync(GatewayServer server, string key, string next)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = key, ["next"] = next });
        using var http = ClientOf(server);
        using var response = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return await Seen.ReadAsync(response);
    }

    private static async Task<Seen> SendAsync(
        GatewayServer server, string method, string path, string? cookie = null, string? body = null, string? accept = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (header is { } extra)
            request.Headers.TryAddWithoutValidation(extra.Name, extra.Value);
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var http = ClientOf(server);
        using var response = await http.SendAsync(request);
        return await Seen.ReadAsync(response);
    }

    private sealed record Seen(int Status, string Text, string? Location, string? SetCookie)
    {
        /// <summary>What a browser sends from then on.</summary>
        public string Cookie => SetCookie![..SetCookie!.IndexOf(';', StringComparison.Ordinal)];

        public static async Task<Seen> ReadAsync(HttpResponseMessage response) => new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.Location?.OriginalString,
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single() : null);
    }
}
