using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorScheduler.Operations;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: tasks can be accepted, as far as every health check with the tag
/// <see cref="ReadyTag"/> says; 503 with the reasons otherwise.
/// </summary>
public static class HealthRoutes
{
    /// <summary>The tag of the checks that decide whether tasks can be accepted.</summary>
    public const string ReadyTag = "ready";

    /// <summary>Where a process says that it answers.</summary>
    public const string Live = "/health/live";

    /// <summary>Where a process says whether tasks can be accepted.</summary>
    public const string Ready = "/health/ready";

    private const string ContentType = "application/json; charset=utf-8";

    /// <summary>Maps the routes.</summary>
    /// <param name="app">Where to.</param>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealthChecks(Live, Options(_ => false));
        app.MapHealthChecks(Ready, Options(check => check.Tags.Contains(ReadyTag)));
    }

    private static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> predicate) => new() { Predicate = predicate, ResponseWriter = WriteAsync };

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var json = HealthJson.Bytes(HealthAnswer.Of(report));
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = json.Length;
        return http.Response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }
}
