using ActorScheduler.Gateway.Http;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorScheduler.Gateway.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: tasks can be accepted, as far as every health check with the tag
/// <see cref="ReadyTag"/> says; 503 with the reasons otherwise.
/// </summary>
public static class HealthRoutes
{
    /// <summary>The tag of the checks that decide whether tasks can be accepted.</summary>
    public const string ReadyTag = "ready";

    /// <summary>Maps the routes.</summary>
    internal static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", Options(_ => false));
        app.MapHealthChecks("/health/ready", Options(check => check.Tags.Contains(ReadyTag)));
    }

    private static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> predicate) => new()
    {
        Predicate = predicate,
        ResponseWriter = (http, report) => JsonAnswer.WriteAsync(http, http.Response.StatusCode, HealthAnswer.Of(report), GatewayJson.Wire.HealthAnswer),
    };
}

/// <summary><c>{status, msg, checks: [{name, status, reason}]}</c>; <c>status</c> is false when the server cannot accept tasks.</summary>
internal sealed record HealthAnswer(bool Status, string Msg, IReadOnlyList<HealthCheckAnswer> Checks)
{
    /// <summary>The report as the wire shows it. A degraded check is told of, but tasks can be accepted.</summary>
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
