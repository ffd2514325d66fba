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
    /// <param name="dataFolder">Where its data is.</param>
    /// <param name="connection">Its database on PostgreSQL; empty: a file in the folder.</param>
    public static async Task<IHost> StartAsync(string dataFolder, string connection = "")
    {
        var host = Build(dataFolder, connection);
        await host.StartAsync();
        await Waiting.UntilAsync(() => IsReady(host.Services.GetRequiredService<HealthCheckService>()), 1);
        return host;
    }

    private static IHost Build(string dataFolder, string connection)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Scheduler:DataDirectory"] = dataFolder,
            ["Scheduler:InstalledApps:0"] = "DemoApp",
            ["Scheduler:TimeZone"] = "UTC",
            ["Scheduler:Storage"] = connection.Length == 0 ? "sqlite" : "postgresql",
            ["Scheduler:ConnectionString"] = connection,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddSchedulerNode();
        return builder.Build();
    }

    private static async Task<long> IsReady(HealthCheckService health) => (await health.CheckHealthAsync()).Status == HealthStatus.Healthy ? 1 : 0;
}
