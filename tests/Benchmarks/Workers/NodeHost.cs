using ActorScheduler.Node.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Benchmarks.Workers;

/// <summary>A node in this process.</summary>
internal static class NodeHost
{
    /// <summary>Starts it and waits until it is ready; stop and dispose it.</summary>
    public static async Task<IHost> StartAsync(string dataFolder)
    {
        var host = Build(dataFolder);
        await host.StartAsync();
        await Waiting.UntilAsync(() => IsReady(host.Services.GetRequiredService<HealthCheckService>()), 1);
        return host;
    }

    private static IHost Build(string dataFolder)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Scheduler:DataDirectory"] = dataFolder,
            ["Scheduler:InstalledApps:0"] = "DemoApp",
            ["Scheduler:TimeZone"] = "UTC",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddSchedulerNode();
        return builder.Build();
    }

    private static async Task<long> IsReady(HealthCheckService health) => (await health.CheckHealthAsync()).Status == HealthStatus.Healthy ? 1 : 0;
}
