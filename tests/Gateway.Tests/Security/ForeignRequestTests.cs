using System.Text;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.Security;

/// <summary>Who may ask, on every route of the document and on those beside it.</summary>
public sealed class ForeignRequestTests : IAsyncLifetime
{
    private static readonly string[] Beside = ["/", "/health/live", "/health/ready", "/metrics", "/openapi/v1.json", "/docs", "/docs/", "/docs/scalar.js", "/nowhere"];

    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync(null, "--Scheduler:Security:Hosts:0", "scheduler.example.com");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Every_route_answers_only_under_the_names_of_this_server()
    {
        foreach (var (method, path) in await RoutesAsync())
        {
            var refused = await SendAsync(method, path, ("Host", "stranger.example"));
            Assert.True((int)refused.StatusCode == 421, $"{method} {path}: {refused}");
            var taken = await SendAsync(method, path, ("Host", "scheduler.example.com"));
            Assert.True((int)taken.StatusCode != 421, $"{method} {path}: {taken}");
        }
    }

    [Fact]
    public async Task No_route_that_may_change_something_takes_a_request_of_a_foreign_page()
    {
        foreach (var (method, path) in (await RoutesAsync()).Where(route => route.Method != "GET"))
        {
            foreach (var (name, value) in Foreign)
            {
                var refused = await SendAsync(method, path, (name, value));
                Assert.True((int)refused.StatusCode == 403, $"{method} {path} {name}: {value}: {refused}");
            }
        }

        Assert.Empty((await _server.GetAsync("/celery_manage/list_tasks/")).Json.AsObject());
    }

    [Fact]
    public async Task Reading_is_no_change_wherever_the_page_comes_from()
    {
        foreach (var (name, value) in Foreign)
            Assert.Equal(200, (int)(await SendAsync("GET", "/celery_manage/tasks/", (name, value))).StatusCode);
    }

    [Fact]
    public async Task A_page_of_this_server_and_a_client_that_is_no_browser_may_do_everything()
    {
        var own = _server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        (string, string)[][] friends = [[], [("Origin", own)], [("Sec-Fetch-Site", "same-origin"), ("Origin", own)], [("Sec-Fetch-Site", "none")], [("Host", "scheduler.example.com"), ("Origin", "https://scheduler.example.com")]];
        foreach (var headers in friends)
            Assert.Equal(200, (int)(await SendAsync("POST", "/celery_manage/async_apply_task/", headers)).StatusCode);
        Assert.Equal(friends.Length, (await _server.GetAsync("/celery_manage/list_tasks/")).Json.AsObject().Count);
    }

    [Fact]
    public async Task Every_answer_tells_a_browser_what_it_may_do_with_it()
    {
        foreach (var (method, path) in await RoutesAsync())
        {
            using var answer = await SendAsync(method, path);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.True(answer.Headers.CacheControl is { NoStore: true } or { NoCache: true }, $"{method} {path} may be cached: {answer.Headers.CacheControl}");
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Head_is_answered_as_get_without_a_body()
    {
        foreach (var (_, path) in (await RoutesAsync()).Where(route => route.Method == "GET"))
        {
            using var get = await SendAsync("GET", path);
            using var head = await SendAsync("HEAD", path);
            Assert.True(get.StatusCode == head.StatusCode, $"HEAD {path}: {head}");
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Equal("", await head.Content.ReadAsStringAsync());
        }
    }

    private static IEnumerable<(string, string)> Foreign =>
    [
        ("Origin", "http://stranger.example"), ("Origin", "null"), ("Origin", "http://127.0.0.1:1"), ("Origin", ""), ("Origin", "file://"),
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "what-comes-next"),
    ];

    private async Task<List<(string Method, string Path)>> RoutesAsync()
    {
        var document = await ServedDocument.ReadAsync(_server.Http);
        return
        [
            .. document.Operations.Select(operation => (operation.Method.ToUpperInvariant(), operation.Path.Replace("{id}", "1", StringComparison.Ordinal))),
            .. Beside.Select(path => ("GET", path)),
        ];
    }

    // Past the check that every answer is documented: these are answers to anything at all.
    private async Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _server.Http.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method is "POST" or "PATCH")
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(path.Contains("async_apply", StringComparison.Ordinal) ? """{"task": "demo_app.tasks.test"}""" : "{}"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }
}
