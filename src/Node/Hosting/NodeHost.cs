using ActorScheduler.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// The host of a node that is a process of its own. It opens an HTTP port only if it is given one, and serves its health and its metrics there, nothing
/// of the API.
/// </summary>
public static class NodeHost
{
    private const string Prefix = "ASPNETCORE_";
    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    /// <summary>Runs the node until it is stopped.</summary>
    /// <param name="args">The command line: <c>--urls</c>, <c>--Scheduler:Key value</c>.</param>
    public static async Task RunAsync(string[] args)
    {
        using var host = IsGivenAnAddress(args) ? WithHttp(args) : WithoutHttp(args);
        await host.StartAsync();
        host.Services.GetRequiredService<StartupErrorFilter>().Started();
        await host.WaitForShutdownAsync();
    }

    private static IHost WithoutHttp(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddProcessLog();
        builder.AddSchedulerNode();
        return builder.Build();
    }

    private static WebApplication WithHttp(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddProcessLog();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Monitoring asks every few seconds and finds the reasons in the answer.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Services.AddSchedulerMetrics();
        builder.Services.AddHostCheck(builder.Configuration);
        // Before the node, which is slow to start and to stop.
        builder.Services.AddHostedService<AddressCheck>();
        builder.AddSchedulerNode();
        var app = builder.Build();
        app.UseHostCheck();
        app.MapHealth();
        app.MapMetrics();
        return app;
    }

    // Reads what the web server reads: without an address the server would choose one itself.
    private static bool IsGivenAnAddress(string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables(Prefix)
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        return AddressKeys.Any(key => !string.IsNullOrEmpty(configuration[key])) || configuration.GetSection("Kestrel:Endpoints").Exists();
    }
}
