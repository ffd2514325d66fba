using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>
/// Where an address of their own is configured for what operators look at, it is answered there to anyone and nowhere else, and nothing else is
/// answered there. Health is answered at both: what spreads the load asks at the address that it sends to.
/// </summary>
internal sealed class OperationsListener(RequestDelegate next, RouteList routes, IOptions<GatewayOptions> options)
{
    private readonly int? _port = options.Value.Security.OperationsUrl is { Length: > 0 } url ? BindingAddress.Parse(url).Port : null;

    /// <summary>Runs the rest of the pipeline, or answers that there is no such route here.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (_port is not { } port)
            return next(http);
        var isHere = http.Connection.LocalPort == port;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ForOperators>() is not null)
        {
            if (!isHere)
                return NoSuchRoute(http);
            // Whoever reaches the address may look: that is what it is for.
            http.Features.Set(Caller.Trusted);
            return next(http);
        }

        return !isHere || EndpointRights.Of(http.GetEndpoint()) == AccessRight.None ? next(http) : NoSuchRoute(http);
    }

    private Task NoSuchRoute(HttpContext http) => Refusals.NoSuchRoute(http.Request.Path, routes.Nearest(http.Request.Path)).ExecuteAsync(http);
}

/// <summary>Marks an endpoint that operators look at.</summary>
internal sealed record ForOperators;

/// <summary>Marks endpoints.</summary>
internal static class ForOperatorsExtensions
{
    /// <summary>These endpoints are answered at the address for operators, where there is one.</summary>
    public static TBuilder ForOperators<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new ForOperators());
}
