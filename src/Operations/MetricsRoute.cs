using System.Diagnostics.Metrics;
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

    private static readonly double[] SecondsBuckets =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600];

    /// <summary>Registers what is measured.</summary>
    /// <param name="services">Where to.</param>
    public static IServiceCollection AddSchedulerMetrics(this IServiceCollection services)
    {
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("actor-scheduler"))
            .WithMetrics(metrics => metrics.AddMeter(Own, Runtime).AddView(Buckets).AddPrometheusExporter());
        return services;
    }

    // The default ones are for milliseconds: in seconds, all that takes less than five would be in the first.
    private static MetricStreamConfiguration? Buckets(Instrument instrument) => instrument.Unit == "s"
        ? new ExplicitBucketHistogramConfiguration { Boundaries = SecondsBuckets }
        : null;

    /// <summary>Maps the route.</summary>
    /// <param name="app">Where to.</param>
    public static void MapMetrics(this IEndpointRouteBuilder app) => app.MapPrometheusScrapingEndpoint("/metrics");
}
