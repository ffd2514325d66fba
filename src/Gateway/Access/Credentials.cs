using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Access;

/// <summary>
/// What the header Authorization holds: <c>Bearer KEY</c> (RFC 6750), or <c>Basic</c> with the key as the password of any user (RFC 7617), which every old
/// client can send.
/// </summary>
internal static class Credentials
{
    /// <summary>The ways to prove who one is, as RFC 9110 wants them beside a 401.</summary>
    public const string Challenge = "Bearer realm=\"ActorScheduler\", Basic realm=\"ActorScheduler\", charset=\"UTF-8\"";

    private const string Bearer = "Bearer";
    private const string Basic = "Basic";
    private const int LongestKey = 1_000;
    private const int LongestToken = 16_000;

    /// <summary>The key in the header; null if there is none, or what is there has not the form of one.</summary>
    public static AccessKeyText? Key(HttpRequest request)
    {
        if (Header(request, LongestKey) is not { Parameter: { } value } header)
            return null;
        if (header.Scheme.Equals(Bearer, StringComparison.OrdinalIgnoreCase))
            return AccessKeyText.TryParse(value, out var key) ? key : null;
        if (!header.Scheme.Equals(Basic, StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(value))
            return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(value));
        return AccessKeyText.TryParse(pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..], out var password) ? password : null;
    }

    /// <summary>The token of an OpenID provider in the header, as <c>Bearer</c>; null if there is none.</summary>
    public static string? Token(HttpRequest request) =>
        Header(request, LongestToken) is { Parameter: { } value } header && header.Scheme.Equals(Bearer, StringComparison.OrdinalIgnoreCase) ? value : null;

    private static AuthenticationHeaderValue? Header(HttpRequest request, int longest) =>
        request.Headers.Authorization is [{ } text] && text.Length <= longest && AuthenticationHeaderValue.TryParse(text, out var header) ? header : null;
}
