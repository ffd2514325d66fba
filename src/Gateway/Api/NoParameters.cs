using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api;

/// <summary>
/// Refuses query parameters on routes that have none: <c>?dry_run=true</c> beside a body would be lost, and the operation would begin. The routes that
/// have some check theirs themselves, together with the values.
/// </summary>
internal static class NoParameters
{
    /// <summary>Runs the route, or refuses.</summary>
    public static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Query.Count == 0 || http.GetEndpoint()?.Metadata.GetMetadata<RouteDoc>() is not { RefusesParameters: false } doc)
            return next(context);
        var errors = new InputErrors();
        foreach (var (name, values) in http.Request.Query)
            errors.Add(name, values.ToString(), doc.Body is null ? "no such parameter: this route has none" : "no such parameter: this route has none; what it takes stands in the body");
        return ValueTask.FromResult<object?>(Refusals.ParamsError(errors));
    }
}
