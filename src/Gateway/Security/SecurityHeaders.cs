using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace ActorScheduler.Gateway.Security;

/// <summary>
/// What every answer tells a browser: to take it for what it says it is, not to keep it, to show it in no frame of another page and to give it to no
/// script of another origin. A page may run what this server serves and nothing else.
/// </summary>
internal static class SecurityHeaders
{
    private const string ForData = "default-src 'none'; frame-ancestors 'none'";

    private const string ForPages =
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly object NonceKey = new();

    /// <summary>Lets the page that answers a request have scripts of its own between its lines: those that bear this number.</summary>
    public static string NewNonce(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        http.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>Adds the headers to whatever the rest of the pipeline answers.</summary>
    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        // At the last moment: an error takes back the headers that were set before it.
        http.Response.OnStarting(Add, http.Response);
        return next(http);
    }

    private static Task Add(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        var isPage = response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        // Of a page that tells nobody where its forms come from, browsers say Origin: null, which is a stranger's.
        headers["Referrer-Policy"] = isPage ? "same-origin" : "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = isPage ? PolicyOf(response.HttpContext) : ForData;
        return Task.CompletedTask;
    }

    private static string PolicyOf(HttpContext http) => http.Items.TryGetValue(NonceKey, out var nonce) ? $"{ForPages}; script-src 'self' 'nonce-{nonce}'" : ForPages;
}
