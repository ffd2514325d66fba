using ActorScheduler.Gateway.Http;
using ActorScheduler.Operations;
using Microsoft.Extensions.Primitives;

namespace ActorScheduler.Gateway.Security;

/// <summary>
/// Refuses what a foreign web page makes somebody's browser send. A browser says with every request that may change something which page it comes
/// from, and a page cannot prevent it; a client that is no browser says neither and is not asked.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, HostList hosts)
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Runs the rest of the pipeline, or refuses.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (IsSafe(request.Method))
            return next(http);
        if (request.Headers.TryGetValue(FetchSite, out var site) && site is not ["same-origin" or "none"])
            return Refusals.ForeignPage(FetchSite, site.ToString()).ExecuteAsync(http);
        if (request.Headers.TryGetValue("Origin", out var origin) && !IsOwn(origin, request))
            return Refusals.ForeignPage("Origin", origin.ToString()).ExecuteAsync(http);
        return next(http);
    }

    /// <summary>True if a request changes nothing, or a browser says that a page of this server sends it. What it says was checked before.</summary>
    public static bool IsFromOwnPage(HttpRequest request) => IsSafe(request.Method) || request.Headers[FetchSite] is ["same-origin"] || request.Headers.Origin.Count > 0;

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private bool IsOwn(StringValues origin, HttpRequest request)
    {
        if (origin is not [{ } text] || !Uri.TryCreate(text, UriKind.Absolute, out var page))
            return false;
        var isSameHost = text.Length == page.Scheme.Length + Uri.SchemeDelimiter.Length + request.Host.Value?.Length
            && text.EndsWith(request.Host.Value!, StringComparison.OrdinalIgnoreCase);
        // A proxy in front may have ended TLS; it is there where the operator lists the name that it is reached by.
        return isSameHost && (page.Scheme == request.Scheme || page.Scheme == Uri.UriSchemeHttps && hosts.IsListed(request.Host.Host));
    }
}
