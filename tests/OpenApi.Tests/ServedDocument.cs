using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.OpenApi.Tests;

/// <summary>A gateway that runs, and the document that it serves, as a file.</summary>
public sealed class ServedDocument : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private ServerProcess? _server;

    /// <summary>Where the gateway listens.</summary>
    public string Url => _server!.Url.ToString().TrimEnd('/');

    /// <summary>The document.</summary>
    public string File => _folder.File("openapi.json");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(new ServerStart(_folder.File("data")));
        using var answer = await _server.Client.GetAsync("openapi/v1.json");
        await System.IO.File.WriteAllBytesAsync(File, await answer.Content.ReadAsByteArrayAsync());
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();
}
