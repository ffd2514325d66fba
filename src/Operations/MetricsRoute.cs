using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ActorScheduler.Operations;

/// <summary>
/// <c>/metrics</c> in the text format of Prometheus: the journal's and the runs' own instruments and those of the .NET runtime.
/// The instruments of ASP.NET are left out: they cost every request, and a proxy in front counts requests as well.
/// </summary>
public static class MetricsRoute
{
    private const string Own = "ActorScheduler.*";
    private const string Runtime = "System.Runtime";

    /// <summary>Registers what is measured.</summary>
    /// <param name="services">Where to.</param>
    public static IServiceCollection AddSchedulerMetrics(this IServiceCollection services)
    {
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("actor-scheduler"))
            .WithMetrics(metrics => metrics.AddMeter(Own, Runtime).AddPrometheusExporter());
        return services;
    }

    /// <summary>Maps the route.</summary>
    /// <param name="app">Where to.</param>
    public static void MapMetrics(this IEndpointRouteBuilder app) => app.MapPrometheusScrapingEndpoint("/metrics");
}
