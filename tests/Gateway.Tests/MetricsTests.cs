using System.Diagnostics.Metrics;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests;

/// <summary>What <c>/metrics</c> tells.</summary>
public sealed class MetricsTests : IAsyncLifetime
{
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task What_is_measured_in_seconds_has_buckets_of_seconds()
    {
        using var meter = new Meter("ActorScheduler.Probe");
        var probe = meter.CreateHistogram<double>("probe.duration", "s");
        foreach (var seconds in new[] { 0.0004, 0.02, 0.3, 20, 4_000 })
            probe.Record(seconds);
        var lines = (await _server.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n').Where(line => line.StartsWith("probe_duration_seconds_bucket", StringComparison.Ordinal)).ToList();
        foreach (var (bound, count) in new[] { ("0.0005", 1), ("0.01", 1), ("0.025", 2), ("0.25", 2), ("0.5", 3), ("10", 3), ("30", 4), ("3600", 4), ("+Inf", 5) })
            Assert.Contains(lines, line => line.Contains($"le=\"{bound}\"", StringComparison.Ordinal) && line.Contains($"}} {count}", StringComparison.Ordinal));
    }
}
