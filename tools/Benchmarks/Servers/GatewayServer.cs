using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ActorScheduler.Benchmarks.Cli;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>The server under test: the gateway as it ships, in its own process with its own data.</summary>
internal sealed class GatewayServer : IDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;

    private GatewayServer(ChildProcess process, int port, string dataFolder)
    {
        Process = process;
        Port = port;
        DataFolder = dataFolder;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(10) };
    }

    /// <summary>The process.</summary>
    public ChildProcess Process { get; }

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Where its data is.</summary>
    public string DataFolder { get; }

    /// <summary>From the start of the process until it was ready.</summary>
    public TimeSpan StartTook { get; private set; }

    /// <summary>Starts a server and waits until it accepts tasks.</summary>
    /// <param name="run">This run of the program.</param>
    /// <param name="dataFolder">Where its data is to be.</param>
    /// <param name="settings">More arguments.</param>
    public static GatewayServer Start(BenchmarkRun run, string dataFolder, params string[] settings)
    {
        var port = FreePort.Take();
        var began = Stopwatch.GetTimestamp();
        // The data folder is also the current one, so that everything the server writes is deleted with it.
        var process = ChildProcess.Start(
            "The server",
            DotnetHost.Path,
            [
                "exec", run.Gateway, "--urls", $"http://127.0.0.1:{port}", "--Scheduler:DataDirectory", dataFolder, "--Scheduler:TimeZone", "UTC",
                .. run.Databases is null ? Array.Empty<string>() : ["--Scheduler:Storage", "postgresql", "--Scheduler:ConnectionString", run.Databases.Of(dataFolder)],
                .. settings,
            ],
            dataFolder);
        var server = new GatewayServer(process, port, dataFolder);
        Polling.Until(server.IsReady, TimeSpan.FromMilliseconds(5), ReadyWithin, () => process.Failure($"was not ready within {ReadyWithin}"));
        server.StartTook = Stopwatch.GetElapsedTime(began);
        return server;
    }

    /// <summary>The answer to a GET; the caller disposes it.</summary>
    public JsonDocument Get(string path)
    {
        using var answer = Send(HttpMethod.Get, path, null);
        using var body = answer.Content.ReadAsStream();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(body) : throw Process.Failure($"answers {(int)answer.StatusCode} to GET {path}");
    }

    /// <summary>The text of a GET, or null if there is no such route.</summary>
    public string? TryGetText(string path)
    {
        using var answer = Send(HttpMethod.Get, path, null);
        using var body = new StreamReader(answer.Content.ReadAsStream());
        return answer.IsSuccessStatusCode ? body.ReadToEnd() : null;
    }

    /// <summary>Posts JSON.</summary>
    /// <returns>The status and the body.</returns>
    public (HttpStatusCode Status, string Body) Post(string path, byte[] json)
    {
        using var content = new ByteArrayContent(json);
        content.Headers.ContentType = new("application/json");
        using var answer = Send(HttpMethod.Post, path, content);
        using var body = new StreamReader(answer.Content.ReadAsStream());
        return (answer.StatusCode, body.ReadToEnd());
    }

    /// <summary>Stops it in the ordinary way.</summary>
    public void Stop()
    {
        _http.Dispose();
        Process.Stop();
    }

    public void Dispose()
    {
        _http.Dispose();
        Process.Dispose();
    }

    private bool IsReady()
    {
        if (Process.HasExited)
            throw Process.Failure("has ended while it started");
        try
        {
            using var answer = Send(HttpMethod.Get, "/health/ready", null);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Everything here blocks on purpose: continuations of sockets run on the load generator's one thread.
    private HttpResponseMessage Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        return _http.Send(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
