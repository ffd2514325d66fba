using System.Globalization;
using System.Text;
using ActorScheduler.Contracts;

namespace ActorScheduler.Gateway.Http;

/// <summary>
/// The header <c>X-Requested-By</c>, with which a caller says who asks. It goes into the journal for ever, so a request with one that is
/// too long or that does not print as it reads is refused, whatever the route.
/// </summary>
internal static class RequestedByHeader
{
    /// <summary>The header's name.</summary>
    public const string Name = "X-Requested-By";

    private const int LongestQuote = 60;

    private const string OtherAllowed = "a name that the scheduler does not write itself: not \"scheduler\", \"periodic-task …\", \"key …\", \"oidc …\", \"certificate …\" or \"command line of …\"";

    private static readonly string Allowed =
        string.Create(CultureInfo.InvariantCulture, $"one value of at most {Requester.LongestText} printable characters");

    /// <summary>Refuses a request whose header cannot be used.</summary>
    public static Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Headers.TryGetValue(Name, out var values))
            return next(http);
        var isText = values.Count == 1 && values[0] is { Length: <= Requester.LongestText } single && IsPrintable(single);
        if (isText && !Requester.IsReserved(values[0]!))
            return next(http);
        var given = string.Join(", ", values.ToArray());
        return Refusals.ParamsError(Name, given.Length <= LongestQuote ? given : string.Concat(given.AsSpan(0, LongestQuote), "…"), isText ? OtherAllowed : Allowed).ExecuteAsync(http);
    }

    /// <summary>The header's value; null if it is not there or empty.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.TryGetValue(Name, out var values) && values[0] is { Length: > 0 } text ? text : null;

    /// <summary>The beginning of a text, as long as is stored; never half a character.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= Requester.LongestText)
            return text;
        return text[..(char.IsHighSurrogate(text[Requester.LongestText - 1]) ? Requester.LongestText - 1 : Requester.LongestText)];
    }

    // No characters that control a terminal or turn the direction of what follows: two callers that look alike are alike.
    private static bool IsPrintable(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
            {
                return false;
            }
        }

        return true;
    }
}
