using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Access;

/// <summary>The cookie by which a browser shows its session. No script reads it, and no page of another site makes a browser send it.</summary>
internal static class SessionCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "actor-scheduler-session";

    /// <summary>The session that a request shows; null if it shows none, or what it shows has not the form of one.</summary>
    public static SessionText? Read(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && request.Cookies.TryGetValue(Name, out var value) && SessionText.TryParse(value, out var session) ? session : null;

    /// <summary>Gives the browser a session. It forgets it when it is closed.</summary>
    /// <param name="http">The request.</param>
    /// <param name="session">The session.</param>
    /// <param name="isSecure">True where it is known that the browser reaches this server over TLS, whatever the request looks like.</param>
    public static void Write(HttpContext http, SessionText session, bool isSecure = false) => http.Response.Cookies.Append(Name, session.ToString(), Options(http, isSecure));

    /// <summary>Takes the session back.</summary>
    public static void Delete(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, isSecure: false));

    // A proxy in front may have ended TLS: the page that the form was on says so.
    private static CookieOptions Options(HttpContext http, bool isSecure) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = isSecure || http.Request.IsHttps || http.Request.Headers.Origin.ToString().StartsWith("https://", StringComparison.OrdinalIgnoreCase),
        Path = "/",
    };
}
