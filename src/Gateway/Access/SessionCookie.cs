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
    public static void Write(HttpContext http, SessionText session) => http.Response.Cookies.Append(Name, session.ToString(), Options(http));

    /// <summary>Takes the session back.</summary>
    public static void Delete(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    // A proxy in front may have ended TLS: the page that the form was on says so.
    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps || http.Request.Headers.Origin.ToString().StartsWith("https://", StringComparison.OrdinalIgnoreCase),
        Path = "/",
    };
}
