namespace ActorScheduler.Gateway.Http;

/// <summary>Routes that one part of the gateway adds. All that are registered are mapped, in the order of their registration.</summary>
/// <param name="Map">Maps them.</param>
internal sealed record RouteMap(Action<IEndpointRouteBuilder> Map);

/// <summary>Registers and maps routes.</summary>
internal static class RouteMapExtensions
{
    /// <summary>Adds routes to those that the server has.</summary>
    public static IServiceCollection AddRoutes(this IServiceCollection services, Action<IEndpointRouteBuilder> map) => services.AddSingleton(new RouteMap(map));

    /// <summary>Maps every route that was added.</summary>
    public static void MapAddedRoutes(this WebApplication app)
    {
        foreach (var routes in app.Services.GetServices<RouteMap>())
            routes.Map(app);
    }
}
