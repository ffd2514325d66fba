using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ActorScheduler.Browser.Tests;

/// <summary>A test with a real browser and a server of its own.</summary>
public abstract class BrowserTest(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Long enough for a crowded machine.</summary>
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>A name of a stranger's. To the browser it is an address of the loopback, as after DNS rebinding.</summary>
    protected const string Stranger = "stranger.example";

    private ServerProcess? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private TemporaryDirectory Folder { get; } = new();

    /// <summary>The server.</summary>
    protected ServerProcess Server => _server!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
            output.WriteLine(_server.Output);
        }

        Folder.Dispose();
    }

    /// <summary>Where the server keeps its data.</summary>
    protected string DataFolder => Folder.File("data");

    /// <summary>Starts the server and a browser; skips the test where there is none.</summary>
    /// <param name="arguments">More of the server's command line.</param>
    protected async Task<IPage> OpenAsync(params string[] arguments)
    {
        var program = RequireChromium.OrSkip();
        _server = await ServerProcess.StartAsync(new ServerStart(DataFolder) { Arguments = arguments });
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            // Newer browsers keep pages of the internet from the loopback by themselves; the server does not rely on it.
            Args = ["--no-sandbox", $"--host-resolver-rules=MAP {Stranger} 127.0.0.1", "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests"],
        });
        var context = await _browser.NewContextAsync();
        return await context.NewPageAsync();
    }
}
