using System.Buffers.Text;
using System.Text;

namespace ActorScheduler.Gateway.Access;

/// <summary>
/// A sign-in at the OpenID provider that a browser has begun, as that browser keeps it in a cookie for ten minutes. It is the browser's own and is worth nothing
/// without the code that the provider gives to the same browser, so that it is neither encrypted nor signed.
/// </summary>
/// <param name="State">Comes back from the provider: it was this browser that went there.</param>
/// <param name="Nonce">Comes back in the ID token: it was made for this sign-in.</param>
/// <param name="Verifier">Proves to the provider that the code was asked for here.</param>
/// <param name="Next">Where the person wanted to go.</param>
internal sealed record BegunSignIn(string State, string Nonce, string Verifier, string Next)
{
    private const string Name = "actor-scheduler-sign-in";

    /// <summary>Gives it to the browser. The way back begins at another site, so that a strict cookie would not come along.</summary>
    public static void Write(HttpContext http, BegunSignIn begun, bool isSecure) =>
        http.Response.Cookies.Append(Name, $"{begun.State}.{begun.Nonce}.{begun.Verifier}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(begun.Next))}", Options(isSecure));

    /// <summary>Takes it from the browser; null if it has none.</summary>
    public static BegunSignIn? Take(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Name, out var value))
            return null;
        http.Response.Cookies.Delete(Name, Options(isSecure: false));
        return value.Split('.') is [{ Length: > 0 } state, { Length: > 0 } nonce, { Length: > 0 } verifier, { } next] && Base64Url.IsValid(next)
            ? new BegunSignIn(state, nonce, verifier, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(next)))
            : null;
    }

    private static CookieOptions Options(bool isSecure) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = isSecure, Path = "/sign-in", MaxAge = TimeSpan.FromMinutes(10) };
}
