using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorScheduler.Operations;

/// <summary><c>{status, msg, checks: [{name, status, reason}]}</c>; <c>status</c> is false when the process cannot accept tasks.</summary>
internal sealed record HealthAnswer(bool Status, string Msg, IReadOnlyList<HealthCheckAnswer> Checks)
{
    /// <summary>The report as the wire shows it. A degraded check is reported, but tasks can be accepted.</summary>
    public static HealthAnswer Of(HealthReport report) => new(
        report.Status != HealthStatus.Unhealthy,
        report.Status switch
        {
            HealthStatus.Healthy => "ok",
            HealthStatus.Degraded => "degraded",
            _ => "not ready",
        },
        [.. report.Entries.Select(entry => new HealthCheckAnswer(entry.Key, entry.Value.Status != HealthStatus.Unhealthy, entry.Value.Description ?? ""))]);
}

/// <summary>One check.</summary>
internal sealed record HealthCheckAnswer(string Name, bool Status, string Reason);
