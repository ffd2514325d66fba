using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Browser.Tests;

/// <summary>The web site of a stranger, on a port of its own: another origin.</summary>
internal sealed class StrangersSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StrangersSite(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Starts it with one page.</summary>
    public static async Task<StrangersSite> StartAsync(string body)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => Results.Content($"<!doctype html><title>stranger</title><body>{body}", "text/html"));
        await app.StartAsync();
        return new StrangersSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
