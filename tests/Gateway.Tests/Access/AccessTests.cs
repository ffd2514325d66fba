using System.Net.Http.Headers;
using System.Text;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Tests.Fakes;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>A gateway that asks everyone who he is.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private const string Call = """{"task": "demo_app.tasks.test"}""";
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync(null, "--Scheduler:Security:RequireAuthentication", "true");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Without_a_key_only_health_is_answered_and_the_answer_says_how_to_send_one()
    {
        Assert.Equal(200, (await _server.GetAsync("/health/live")).Status);
        using var response = await _server.Http.GetAsync(new Uri("/celery_manage/tasks", UriKind.Relative));
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Contains("Bearer", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains("Basic", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        foreach (var path in new[] { "/metrics", "/docs", "/openapi/v1.json", "/api/v1/tasks", "/api/v1/access/keys" })
            Assert.Equal(401, (int)(await _server.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_key_is_sent_as_bearer_or_as_the_password_of_any_user()
    {
        var (_, key) = await MakeAsync("app", AccessRole.Submitter);
        foreach (var header in new[] { $"Bearer {key}", $"bearer {key}", $"Basic {Base64($":{key}")}", $"Basic {Base64($"anna:{key}")}" })
            Assert.Equal((header, 200), (header, await StatusAsync(header, "GET", "/api/v1/tasks")));
        var wrong = key[..^1] + (key[^1] == 'A' ? 'B' : 'A');
        string[] refused =
        [
            $"Bearer {wrong}", $"Bearer {key}x", "Bearer", "Bearer ask_", $"Digest {key}", $"Basic {key}", $"Basic {Base64(key + ":")}", "Basic !", $"Bearer ask_0000000000000000_{SecretOf(key)}",
        ];
        foreach (var header in refused)
            Assert.Equal((header, 401), (header, await StatusAsync(header, "GET", "/api/v1/tasks")));
    }

    [Fact]
    public async Task A_key_is_worth_nothing_once_it_has_expired_was_revoked_or_was_rotated()
    {
        var (_, admin) = await MakeAsync("ops", AccessRole.Admin);
        var (_, expiring) = await MakeAsync("guest", [AccessRole.Viewer], expires: _server.Time.GetUtcNow().AddMinutes(1));
        var (id, old) = await MakeAsync("app", AccessRole.Viewer);
        Assert.Equal(200, await StatusAsync($"Bearer {expiring}", "GET", "/api/v1/access/me"));
        _server.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, await StatusAsync($"Bearer {expiring}", "GET", "/api/v1/access/me"));

        var rotated = await SendAsync($"Bearer {admin}", "POST", $"/api/v1/access/keys/{id}/rotate", "{}");
        Assert.Equal(200, rotated.Status);
        var fresh = (string)rotated.Json["secret"]!;
        Assert.Equal((401, 200), (await StatusAsync($"Bearer {old}", "GET", "/api/v1/tasks"), await StatusAsync($"Bearer {fresh}", "GET", "/api/v1/tasks")));

        Assert.Equal(200, (await SendAsync($"Bearer {admin}", "DELETE", $"/api/v1/access/keys/{id}")).Status);
        Assert.Equal(401, await StatusAsync($"Bearer {fresh}", "GET", "/api/v1/tasks"));
        Assert.Equal(409, (await SendAsync($"Bearer {admin}", "DELETE", $"/api/v1/access/keys/{id}")).Status);
        Assert.Equal(409, (await SendAsync($"Bearer {admin}", "POST", $"/api/v1/access/keys/{id}/rotate")).Status);
        Assert.Equal(404, (await SendAsync($"Bearer {admin}", "DELETE", "/api/v1/access/keys/none")).Status);
    }

    [Fact]
    public async Task Who_tries_keys_is_limited_by_his_address_and_others_by_their_key()
    {
        await using var server = await GatewayServer.StartAsync(null, "--Scheduler:Security:RequireAuthentication", "true", "--Scheduler:RequestsPerSecond", "1");
        var made = await new AccessChanges(server.Access, server.Time).CreateAsync(new AccessKeyRequest("app", [AccessRole.Viewer], [], null), null, CancellationToken.None);
        await server.Services.GetRequiredService<KnownKeys>().RefreshAsync(CancellationToken.None);
        var statuses = new List<int>();
        for (var i = 0; i < 40; i++)
            statuses.Add(await StatusAsync("Bearer ask_0000000000000000_wrong"));
        Assert.Equal(401, statuses[0]);
        Assert.Contains(429, statuses);
        Assert.Equal(200, await StatusAsync($"Bearer {made.Text}"));

        async Task<int> StatusAsync(string authorization)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/access/me");
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var response = await server.Http.SendAsync(request);
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task What_another_process_changed_is_known_at_the_next_look()
    {
        var changes = new AccessChanges(_server.Access, _server.Time);
        var made = await changes.CreateAsync(new AccessKeyRequest("late", [AccessRole.Viewer], [], null), null, CancellationToken.None);
        var keys = _server.Services.GetRequiredService<KnownKeys>();
        var deadline = TimeProvider.System.GetTimestamp();
        while (keys.Find(made.Text!) is null)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(20), "the key is still unknown");
            _server.Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        Assert.Equal(200, await StatusAsync($"Bearer {made.Text}", "GET", "/api/v1/access/me"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_gateway_that_cannot_read_the_keys_lets_none_in_and_goes_on(Exception fault)
    {
        var journal = new FakeAccessJournal { Fault = fault };
        await using var server = await GatewayServer.StartAsync(
            services => services.Replace(ServiceDescriptor.Singleton<IAccessJournal>(journal)), "--Scheduler:Security:RequireAuthentication", "true");
        var made = await new AccessChanges(new FakeAccessJournal(), server.Time).CreateAsync(new AccessKeyRequest("app", [AccessRole.Admin], [], null), null, CancellationToken.None);
        server.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {made.Text}");
        Assert.Equal(503, (await server.GetAsync("/api/v1/tasks")).Status);

        journal.Fault = null;
        var keys = server.Services.GetRequiredService<KnownKeys>();
        var began = TimeProvider.System.GetTimestamp();
        while (!keys.AreRead)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "the keys are not read again");
            server.Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        Assert.Equal(401, (await server.GetAsync("/api/v1/tasks")).Status);
    }

    public static TheoryData<Exception> Faults() => [new SchedulerUnavailableException("as asked"), new UnreadableHistoryException("access", 1, "access-key-moved.1", new InvalidDataException("as asked"))];

    [Fact]
    public async Task An_administrator_makes_keys_that_are_shown_once_and_stored_as_a_hash()
    {
        var (_, admin) = await MakeAsync("ops", AccessRole.Admin);
        var made = await SendAsync($"Bearer {admin}", "POST", "/api/v1/access/keys", """{"name": "billing", "roles": ["submitter"], "tasks": ["billing.*"], "expires": "2030-01-31 00:00:00"}""");
        Assert.Equal(201, made.Status);
        var secret = (string)made.Json["secret"]!;
        Assert.Equal(409, (await SendAsync($"Bearer {admin}", "POST", "/api/v1/access/keys", """{"name": "billing", "roles": ["viewer"]}""")).Status);

        var me = await SendAsync($"Bearer {secret}", "GET", "/api/v1/access/me");
        Assert.Equal("""{"name":"billing","via":"key","roles":["submitter"],"tasks":["billing.*"],"queues":[],"expires":"2030-01-30T16:00:00.000000Z"}""", me.Text);
        var list = await SendAsync($"Bearer {admin}", "GET", "/api/v1/access/keys");
        Assert.Equal(["billing", "ops"], list.Json["data"]!.AsArray().Select(key => (string)key!["name"]!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(SecretOf(secret), list.Text, StringComparison.Ordinal);
        var stored = (await _server.Access.ReadAfterAsync(0, CancellationToken.None))[^1].Event;
        Assert.Equal("key ops", stored.RequestedBy);
        Assert.DoesNotContain(SecretOf(secret), stored.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name": "a b", "roles": ["admin"]}""", "name")]
    [InlineData("""{"name": "", "roles": ["admin"]}""", "name")]
    [InlineData("""{"name": "a"}""", "roles")]
    [InlineData("""{"name": "a", "roles": []}""", "roles")]
    [InlineData("""{"name": "a", "roles": ["root"]}""", "roles")]
    [InlineData("""{"name": "a", "roles": ["viewer", "viewer"]}""", "roles")]
    [InlineData("""{"name": "a", "roles": "admin"}""", "roles")]
    [InlineData("""{"name": "a", "roles": [1]}""", "roles")]
    [InlineData("""{"name": "a", "roles": ["submitter"], "tasks": []}""", "tasks")]
    [InlineData("""{"name": "a", "roles": ["submitter"], "tasks": [""]}""", "tasks")]
    [InlineData("""{"name": "a", "roles": ["submitter"], "queues": []}""", "queues")]
    [InlineData("""{"name": "a", "roles": ["submitter"], "queues": [1]}""", "queues")]
    [InlineData("""{"name": "a", "roles": ["submitter"], "tasks": null}""", "tasks")]
    [InlineData("""{"name": "a", "roles": ["submitter"], "expires": ""}""", "expires")]
    [InlineData("""{"name": "a", "roles": ["submitter"], "expires": null}""", "expires")]
    [InlineData("""{"name": "a", "roles": ["submitter"], "expires": "2020-01-01 00:00:00"}""", "expires")]
    [InlineData("""{"name": "a", "roles": ["viewer"], "Roles": ["admin"]}""", "Roles")]
    [InlineData("""{"name": "a", "roles": ["viewer"], "queue": ["q"]}""", "queue")]
    public async Task A_key_that_was_not_asked_for_clearly_is_refused(string body, string field)
    {
        var (_, admin) = await MakeAsync("ops", AccessRole.Admin);
        var answer = await SendAsync($"Bearer {admin}", "POST", "/api/v1/access/keys", body);
        Assert.Equal(400, answer.Status);
        Assert.Contains(field, answer.Json["errors"]!.AsArray().Select(error => (string)error!["field"]!));
    }

    [Fact]
    public async Task A_submitter_submits_only_what_his_key_is_for_and_nobody_but_an_administrator_calls_the_schedulers_own()
    {
        var (_, limited) = await MakeAsync("app", [AccessRole.Submitter, AccessRole.Editor], ["demo_app.tasks.t*"]);
        var (_, free) = await MakeAsync("all", AccessRole.Submitter);
        Assert.Equal(200, (await SendAsync($"Bearer {limited}", "POST", "/celery_manage/async_apply_task/", Call)).Status);
        Assert.Equal(200, (await SendAsync($"Bearer {free}", "POST", "/celery_manage/async_apply_task/", Call)).Status);
        const string other = """{"task": "demo_app.tasks.echo"}""";
        foreach (var path in new[] { "/celery_manage/async_apply_task/", "/api/v1/tasks" })
            Assert.Equal((path, 403), (path, (await SendAsync($"Bearer {limited}", "POST", path, other)).Status));
        var batch = await SendAsync($"Bearer {limited}", "POST", "/api/v1/tasks/batch", $$"""{"tasks": [{{Call}}, {{other}}]}""");
        Assert.Contains("not allowed", batch.Text, StringComparison.Ordinal);
        Assert.Equal(403, (await SendAsync($"Bearer {limited}", "POST", "/celery_manage/add_periodic_task", """{"name": "p", "task": "demo_app.tasks.echo", "crontab": {}}""")).Status);
        Assert.Equal(200, (await SendAsync($"Bearer {limited}", "POST", "/celery_manage/add_periodic_task", """{"name": "p", "task": "demo_app.tasks.test", "crontab": {}}""")).Status);
        Assert.Equal(403, (await SendAsync($"Bearer {limited}", "PATCH", "/api/v1/periodic-tasks/1", """{"task": "demo_app.tasks.echo"}""")).Status);
    }

    [Fact]
    public async Task A_key_for_some_queues_submits_to_those_and_makes_no_schedules()
    {
        var (_, admin) = await MakeAsync("ops", AccessRole.Admin);
        var made = await SendAsync($"Bearer {admin}", "POST", "/api/v1/access/keys", """{"name": "mailer", "roles": ["submitter", "editor"], "queues": ["mail", "news.*"]}""");
        Assert.Equal(["mail", "news.*"], made.Json["key"]!["queues"]!.AsArray().Select(queue => (string)queue!));
        var key = $"Bearer {(string)made.Json["secret"]!}";
        Assert.Equal(["mail", "news.*"], (await SendAsync(key, "GET", "/api/v1/access/me")).Json["queues"]!.AsArray().Select(queue => (string)queue!));
        foreach (var (queue, isAllowed) in new[] { ("mail", true), ("news.eu", true), ("celery", false), ("Mail", false), ("mail.x", false), (null, false) })
        {
            var call = $$$"""{"task": "demo_app.tasks.test", "options": {{{{(queue is null ? "" : $"\"queue\": \"{queue}\"")}}}}}""";
            Assert.Equal((queue, isAllowed ? 201 : 403), (queue, (await SendAsync(key, "POST", "/api/v1/tasks", call)).Status));
            Assert.Equal((queue, isAllowed ? 200 : 403), (queue, (await SendAsync(key, "POST", "/celery_manage/async_apply_task/", call)).Status));
            var batch = await SendAsync(key, "POST", "/api/v1/tasks/batch", $$"""{"tasks": [{{call}}]}""");
            Assert.Equal((queue, !isAllowed), (queue, batch.Text.Contains("not allowed", StringComparison.Ordinal)));
        }

        Assert.Equal(403, (await SendAsync(key, "POST", "/celery_manage/add_periodic_task", """{"name": "p", "task": "demo_app.tasks.test", "queue": "mail", "crontab": {}}""")).Status);
        Assert.Equal(200, (await SendAsync($"Bearer {admin}", "POST", "/celery_manage/add_periodic_task", """{"name": "p", "task": "demo_app.tasks.test", "crontab": {}}""")).Status);
        Assert.Equal(403, (await SendAsync(key, "PATCH", "/api/v1/periodic-tasks/1", """{"enabled": false}""")).Status);
        Assert.Equal(403, (await SendAsync(key, "DELETE", "/api/v1/periodic-tasks/1")).Status);
    }

    [Fact]
    public async Task The_history_says_whose_key_it_was_and_whom_he_named()
    {
        var (_, key) = await MakeAsync("app", AccessRole.Submitter);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tasks") { Content = new StringContent(Call, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        request.Headers.Add("X-Requested-By", "anna");
        Assert.True((await Answer.ReadAsync(await _server.Http.SendAsync(request))).Status < 300);
        Assert.Equal(["key app on behalf of anna"], _server.Scheduler.Requesters);
    }

    [Fact]
    public async Task Where_nobody_needs_a_key_a_wrong_one_is_refused_and_other_credentials_are_not_looked_at()
    {
        await using var open = await GatewayServer.StartAsync();
        using var wrong = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tasks");
        wrong.Headers.TryAddWithoutValidation("Authorization", "Bearer ask_0000000000000000_secret");
        Assert.Equal(401, (int)(await open.Http.SendAsync(wrong)).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tasks");
        foreign.Headers.Authorization = new AuthenticationHeaderValue("Basic", Base64("anna:pw"));
        Assert.Equal(200, (int)(await open.Http.SendAsync(foreign)).StatusCode);
    }

    [Theory]
    [InlineData("scheduler")]
    [InlineData("periodic-task 7")]
    [InlineData("key ops")]
    [InlineData("Key ops")]
    [InlineData("SCHEDULER")]
    [InlineData("command line of root")]
    public async Task Nobody_takes_a_name_of_the_schedulers_own(string name)
    {
        await using var open = await GatewayServer.StartAsync();
        open.Http.DefaultRequestHeaders.Add("X-Requested-By", name);
        Assert.Equal(400, (await open.PostAsync("/api/v1/tasks", Call)).Status);
    }

    [Fact]
    public async Task A_read_only_gateway_changes_nothing_for_anyone()
    {
        await using var open = await GatewayServer.StartAsync(null, "--Scheduler:Security:ReadOnly", "true");
        Assert.Equal(200, (await open.GetAsync("/api/v1/tasks")).Status);
        Assert.Equal(200, (await open.PostAsync("/api/v1/schedules/preview", """{"crontab": {"minute": "0"}}""")).Status);
        foreach (var path in new[] { "/celery_manage/async_apply_task/", "/celery_manage/revoke_task", "/api/v1/tasks", "/api/v1/maintenance/retention", "/api/v1/access/keys" })
            Assert.Equal((path, 403), (path, (await open.PostAsync(path, Call)).Status));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "a.b", true)]
    [InlineData("a.*", "a.b", true)]
    [InlineData("a.*", "ab", false)]
    [InlineData("*.b", "a.b", true)]
    [InlineData("*.b", "a.bb", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-b-b-", false)]
    [InlineData("a", "a", true)]
    [InlineData("a", "A", false)]
    [InlineData("", "a", false)]
    public void A_star_stands_for_any_text(string pattern, string name, bool matches) => Assert.Equal(matches, TaskNamePattern.Matches(pattern, name));

    private static string SecretOf(string key) => AccessKeyText.TryParse(key, out var text) ? text.Secret : throw new ArgumentException(key, nameof(key));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private Task<(string Id, string Key)> MakeAsync(string name, AccessRole role) => MakeAsync(name, [role]);

    private Task<(string Id, string Key)> MakeAsync(string name, AccessRole[] roles, string[]? tasks = null, DateTimeOffset? expires = null) =>
        _server.MakeKeyAsync(name, roles, tasks, expires);

    private async Task<int> StatusAsync(string authorization, string method, string path) => (await SendAsync(authorization, method, path)).Status;

    private Task<Answer> SendAsync(string authorization, string method, string path, string? json = null) => _server.SendAsync(method, path, json, authorization);
}
