using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

/// <summary>What the server refuses before it is a request has the same body as every other refusal.</summary>
public sealed class ServerRefusalTests : IAsyncLifetime
{
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public static TheoryData<string, int> Refused { get; } = new()
    {
        { "NONSENSE\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400 },
        { $"GET /{new string('x', 10_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414 },
        { $"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('x', 40_000)}\r\n\r\n", 431 },
        { "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400 },
        { "POST /celery_manage/revoke_task/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n", 400 },
        { "POST /celery_manage/revoke_task/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400 },
        { "POST /celery_manage/revoke_task/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n", 413 },
    };

    [Fact]
    public async Task A_body_that_comes_in_too_slowly_is_refused_and_does_not_hold_the_connection()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _server.Http.BaseAddress!.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /celery_manage/revoke_task/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n{"u8.ToArray());
        using var reader = new StreamReader(stream);
        // The server ends the connection by itself: the reading would else never end.
        var answer = (await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1))).Split("\r\n\r\n", 2);
        Assert.StartsWith("HTTP/1.1 408 ", answer[0], StringComparison.Ordinal);
        Assert.False((bool)JsonNode.Parse(answer[1])!["status"]!);
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task A_message_that_is_no_http_or_too_long_has_the_envelope(string message, int status)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _server.Http.BaseAddress!.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(message));
        using var reader = new StreamReader(stream);
        var answer = (await reader.ReadToEndAsync()).Split("\r\n\r\n", 2);
        Assert.StartsWith($"HTTP/1.1 {status} ", answer[0], StringComparison.Ordinal);
        var body = JsonNode.Parse(answer[1])!;
        Assert.False((bool)body["status"]!);
        Assert.NotEmpty((string)body["msg"]!);
        Assert.Contains($"Content-Length: {Encoding.UTF8.GetByteCount(answer[1])}\r\n", answer[0] + "\r\n", StringComparison.Ordinal);
    }
}
