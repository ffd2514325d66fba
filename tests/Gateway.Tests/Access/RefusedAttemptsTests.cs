using System.Net;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Tests.Fakes;
using ActorScheduler.Gateway.Tests.Support;
using ActorScheduler.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>Who is not let in stands in the journal, counted.</summary>
public sealed class RefusedAttemptsTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private GatewayServer _server = null!;

    private FakeRefusalJournal Journal => (FakeRefusalJournal)_server.Services.GetRequiredService<IRefusalJournal>();

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync(null, "--Scheduler:Security:RequireAuthentication", "true");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Every_reason_is_counted_with_who_and_where()
    {
        var (billingId, billing) = await _server.MakeKeyAsync("billing", [AccessRole.Submitter], ["billing.*"]);
        var (_, auditor) = await _server.MakeKeyAsync("audit", [AccessRole.Auditor]);
        await _server.GetAsync("/api/v1/tasks");
        await _server.SendAsync("GET", "/api/v1/tasks", null, "Bearer ask_0123456789abcdef_guessed");
        await _server.SendAsync("GET", "/api/v1/tasks", null, $"Bearer {billing}x");
        await _server.SendAsync("DELETE", "/api/v1/access/keys/4711", null, $"Bearer {billing}");
        await _server.SendAsync("POST", "/api/v1/tasks", """{"task": "demo_app.tasks.test"}""", $"Bearer {billing}");
        await _server.SendAsync("POST", "/api/v1/tasks/batch", """{"tasks": [{"task": "demo_app.tasks.test"}, {"task": "demo_app.tasks.test"}]}""", $"Bearer {billing}");
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tasks");
        foreign.Headers.Add("Origin", "https://evil.example");
        await _server.Http.SendAsync(foreign);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        elsewhere.Headers.Host = "evil.example";
        await _server.Http.SendAsync(elsewhere);

        await CountUpAsync();

        var answer = await _server.SendAsync("GET", "/api/v1/access/refusals", null, $"Bearer {auditor}");
        var refusals = answer.Json["data"]![0]!;
        var kinds = refusals["attempts"]!.AsArray().Select(each => $"{each!["reason"]} {each["route"]} {each["requester"]} {each["key_id"]} {each["count"]}").Order(StringComparer.Ordinal);
        Assert.Equal(
            new[]
            {
                "foreign_page POST   1",
                "no_credentials GET /api/v1/tasks   1",
                $"role DELETE /api/v1/access/keys/{{id}} key billing {billingId} 1",
                $"task POST /api/v1/tasks/batch key billing {billingId} 2",
                $"task POST /api/v1/tasks key billing {billingId} 1",
                $"wrong_credentials GET /api/v1/tasks  {billingId} 1",
                "wrong_credentials GET /api/v1/tasks   1",
                "wrong_host GET   1",
            }.Order(StringComparer.Ordinal),
            kinds);
        Assert.All(refusals["attempts"]!.AsArray(), each => Assert.Equal("127.0.0.1", (string)each!["address"]!));
        Assert.Equal(0, (int)refusals["others"]!);
        Assert.Equal("2026-01-01T00:00:00.250000Z", (string)refusals["since"]!);
        Assert.Equal("2026-01-01T00:01:00.250000Z", (string)refusals["at"]!);
        Assert.DoesNotContain("guessed", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_stored_of_a_minute_in_which_nobody_was_refused()
    {
        await _server.GetAsync("/api/v1/tasks");
        await CountUpAsync();
        _server.Time.Advance(AttemptLog.Interval);
        await _server.GetAsync("/api/v1/tasks");
        await CountUpAsync(2);

        Assert.Equal([1, 1], Journal.Events.Select(each => each.Attempts.Single().Count));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_stored_later_with_what_came_since()
    {
        Journal.IsAway = true;
        await _server.GetAsync("/api/v1/tasks");
        _server.Time.Advance(AttemptLog.Interval);
        await Eventually.IsTrue(() => _server.Log.Any(line => line.Contains("1 refused attempts cannot be stored", StringComparison.Ordinal)), Soon, "the log says so");
        await _server.GetAsync("/api/v1/tasks");
        Journal.IsAway = false;
        await CountUpAsync();

        var stored = Assert.Single(Journal.Events);
        Assert.Equal(2, stored.Attempts.Single().Count);
        Assert.Equal(GatewayServer.Beginning, stored.Since);
    }

    [Fact]
    public async Task What_was_counted_is_stored_when_the_gateway_stops()
    {
        await _server.GetAsync("/api/v1/tasks");
        var journal = Journal;
        await _server.StopAsync();

        Assert.Equal(1, Assert.Single(journal.Events).Attempts.Single().Count);
    }

    [Fact]
    public async Task Who_tries_from_everywhere_by_every_method_fills_neither_memory_nor_journal()
    {
        var counter = _server.Services.GetRequiredService<AttemptCounter>();
        for (var n = 0; n < 1_000; n++)
        {
            var http = new DefaultHttpContext();
            http.Request.Method = $"METHOD{n}";
            http.Connection.RemoteIpAddress = new IPAddress([10, 0, (byte)(n / 250), (byte)(n % 250)]);
            counter.Count(http, AttemptRefusal.NoProof);
            counter.Count(http, AttemptRefusal.NoProof);
        }

        await CountUpAsync();

        var stored = Assert.Single(Journal.Events);
        Assert.Equal(AttemptCounter.MostKinds, stored.Attempts.Count);
        Assert.Equal(2_000, stored.Attempts.Sum(each => each.Count) + stored.Others);
        Assert.All(stored.Attempts, each => Assert.Equal("OTHER", each.Route));
    }

    private async Task CountUpAsync(int events = 1)
    {
        _server.Time.Advance(AttemptLog.Interval);
        await Eventually.IsTrue(() => Journal.Events.Count == events, Soon, "the attempts are stored");
    }
}
