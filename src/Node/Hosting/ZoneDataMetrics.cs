using System.Diagnostics.Metrics;
using ActorScheduler.Contracts.Schedules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Hosting;

/// <summary>Says which zone data this process computes with: as a metric, so that processes with different data are seen, and in the log.</summary>
internal sealed class ZoneDataMetrics(ILogger<ZoneDataMetrics> log) : IHostedService, IDisposable
{
    private const string MeterName = "ActorScheduler.Schedules";

    private readonly Meter _meter = new(MeterName);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _meter.CreateObservableGauge(
            "schedules.zone_data", static () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", TimeZones.Version)), null, "Zone data in use, by its version");
        log.LogInformation("Times of schedules are computed with zone data {Version}", TimeZones.Version);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();
}
