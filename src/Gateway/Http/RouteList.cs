using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Http;

/// <summary>The paths that the server has, to say in a 404 which of them was probably meant.</summary>
internal sealed class RouteList(EndpointDataSource endpoints)
{
    /// <summary>A phrase that names the nearest path, or where the paths are listed.</summary>
    public string Nearest(string path)
    {
        var known = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/'))
            .Where(route => !route.Contains('{', StringComparison.Ordinal));
        var near = NearNames.Closest(path.TrimEnd('/'), known);
        return near is null ? "a path that /openapi/v1.json lists" : $"a path that /openapi/v1.json lists; did you mean {near}?";
    }
}
