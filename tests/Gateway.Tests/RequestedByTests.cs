using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Text;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests;

/// <summary>Who asks: the header, else the user, else the address.</summary>
public sealed class RequestedByTests : IAsyncLifetime
{
    private const string Header = "X-Requested-By";
    private const string Submit = "/celery_manage/async_apply_task/";
    private const string Call = """{"task": "demo_app.tasks.test", "options": {"countdown": 60, "task_id": "t"}}""";

    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Every_command_carries_what_the_header_says()
    {
        (string Path, string Body)[] commands =
        [
            (Submit, Call),
            ("/celery_manage/update_task/", """{"id": "t", "task": "demo_app.tasks.test"}"""),
            ("/celery_manage/revoke_task/", """{"id": "t"}"""),
            ("/celery_manage/add_periodic_task/", """{"name": "n", "task": "demo_app.tasks.test", "interval": {"every": 1, "period": "days"}}"""),
            ("/celery_manage/update_periodic_task/", """{"id": 2, "name": "m"}"""),
            ("/celery_manage/delete_periodic_task/", """{"id": 2}"""),
            ("/api/v1/tasks/batch", $$"""{"tasks": [{{Call}}, {"task": "demo_app.tasks.test"}]}"""),
        ];
        for (var i = 0; i < commands.Length; i++)
        {
            var answer = await PostAsync(commands[i].Path, commands[i].Body, $"asker {i}");
            Assert.True(answer.Status == 200 && (bool)answer.Json["status"]!, $"{commands[i].Path}: {answer}");
        }

        Assert.Equal(["asker 0", "asker 1", "asker 2", "asker 3", "asker 4", "asker 5", "asker 6", "asker 6"], _server.Scheduler.Requesters);
    }

    [Fact]
    public async Task Without_a_header_the_address_asks_on_every_request_of_a_connection()
    {
        for (var i = 0; i < 3; i++)
            await _server.PostAsync(Submit, Call);
        await PostAsync(Submit, Call, "");

        Assert.Equal(["127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1"], _server.Scheduler.Requesters);
    }

    [Fact]
    public async Task A_header_of_one_request_is_not_that_of_the_next_one_on_its_connection()
    {
        await PostAsync(Submit, Call, "anna");
        await _server.PostAsync(Submit, Call);
        await PostAsync(Submit, Call, "ben");

        Assert.Equal(["anna", "127.0.0.1", "ben"], _server.Scheduler.Requesters);
    }

    [Fact]
    public async Task The_same_call_of_another_client_is_accepted()
    {
        Assert.Equal(200, (await PostAsync(Submit, Call, "anna")).Status);
        (await PostAsync(Submit, Call, "ben")).Is(200, """{"status": true, "data": "t"}""");
    }

    [Theory]
    [InlineData("运维 Änne")]
    [InlineData("ci@example.com; job=7, \"nightly\"")]
    public async Task Any_printable_text_is_taken_as_it_is(string asker)
    {
        var answer = await RawAsync($"{Header}: {asker}");
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Equal([asker], _server.Scheduler.Requesters);
    }

    [Fact]
    public async Task The_longest_text_is_taken_and_one_character_more_is_refused_with_the_header_named()
    {
        Assert.Equal(200, (await PostAsync(Submit, Call, new string('x', 200))).Status);

        var answer = await PostAsync(Submit, Call, new string('x', 201));
        answer.IsRefused(400);
        Assert.Equal("one value of at most 200 printable characters", answer.Errors[Header]);
        Assert.Single(_server.Scheduler.Requesters);
    }

    [Theory]
    [InlineData("a\tb")]
    [InlineData("a\u001bb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    [InlineData("anna\r\nX-Requested-By: ben")]
    public async Task What_does_not_print_as_it_reads_is_refused_and_nothing_is_asked_for(string asker)
    {
        var answer = await RawAsync($"{Header}: {asker}");
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Empty(_server.Scheduler.Requesters);
    }

    [Fact]
    public async Task A_refusal_has_the_form_of_its_route()
    {
        var answer = await PostAsync("/celery_manage/revoke_task/", """{"id": "t"}""", new string('x', 201));
        answer.IsRefused(400);
        Assert.Equal(["status", "msg", "data"], answer.Json.AsObject().Select(member => member.Key));
        Assert.Contains(Header, (string)answer.Json["data"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authenticated_user_asks_and_the_header_says_for_whom()
    {
        await using var server = await GatewayServer.StartAsync(services => services.AddSingleton<IStartupFilter>(new LoggedIn(new string('u', 300))));

        await server.PostAsync(Submit, Call);
        Assert.Equal([new string('u', 200)], server.Scheduler.Requesters);

        server.Http.DefaultRequestHeaders.Add(Header, "anna");
        await server.PostAsync(Submit, Call);
        Assert.Equal([new string('u', 200), new string('u', 200)], server.Scheduler.Requesters);

        await using var other = await GatewayServer.StartAsync(services => services.AddSingleton<IStartupFilter>(new LoggedIn("ursula")));
        other.Http.DefaultRequestHeaders.Add(Header, "anna");
        await other.PostAsync(Submit, Call);
        Assert.Equal(["ursula on behalf of anna"], other.Scheduler.Requesters);
    }

    private async Task<Answer> PostAsync(string path, string json, string asker)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(Header, asker);
        return await Answer.ReadAsync(await _server.Http.SendAsync(request));
    }

    /// <summary>Sends header lines that no HTTP client lets through; answers the response as text.</summary>
    private async Task<string> RawAsync(string lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _server.Http.BaseAddress!.Port);
        var text = $"POST {Submit} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {Call.Length}\r\n{lines}\r\n\r\n{Call}";
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private sealed class LoggedIn(string name) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
                return following(http);
            });
            next(app);
        };
    }
}
