using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;
using Xunit.Abstractions;

// Each test has a server or two of its own; more of them at a time would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>A test with servers of its own on one data directory. All are gone after it, and their output is in the test's.</summary>
public abstract class ServerTest(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Long enough for a crowded machine; what it waits for normally takes a tenth of it.</summary>
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private readonly List<ServerProcess> _servers = [];

    protected TemporaryDirectory Folder { get; } = new();

    protected string Data => Folder.File("data");

    protected LineCounter Lines => new(Folder.File("lines.txt"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
            output.WriteLine($"--- {server.Url}\n{server.Output}");
        }

        Folder.Dispose();
    }

    /// <summary>Starts a server on the data directory and waits until it accepts tasks.</summary>
    protected Task<ServerProcess> StartAsync(params string[] arguments) => StartAsync(new ServerStart(Data) { Arguments = arguments });

    protected async Task<ServerProcess> StartAsync(ServerStart start)
    {
        var server = Launch(start);
        await server.BecomesReady();
        return server;
    }

    protected ServerProcess Launch(ServerStart start)
    {
        var server = ServerProcess.Launch(start with { Arguments = [.. Apps(), .. start.Arguments] });
        _servers.Add(server);
        return server;
    }

    // The sample app, and one whose tasks leave traces in a file.
    private static string[] Apps() => ["--Scheduler:InstalledApps:0", BuiltPrograms.DemoApp, "--Scheduler:InstalledApps:1", BuiltPrograms.LedgerApp];
}
