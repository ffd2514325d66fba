using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Gateway.Json;

namespace ActorScheduler.Gateway.PythonText;

/// <summary>
/// Reads args and kwargs that callers of the HTTP contract give as text: JSON (<c>{"mm":1}</c>) or a Python literal (<c>()</c>,
/// <c>('a', 1)</c>), as <c>ast.literal_eval</c> knows it.
/// </summary>
/// <remarks>
/// <para>What is JSON is read as JSON. Where a text is both, the two mean the same except in strings: <c>"\/"</c> is a slash in JSON and keeps its
/// backslash in Python, and <c>"\ud83d\ude00"</c> is one character in JSON and two in Python (which JSON cannot tell apart anyway).</para>
/// <para>Tuples become arrays. Integers stay exact and floats floats. Refused, because JSON cannot hold them: sets, bytes, complex numbers, NaN and
/// infinities, keys that are not strings; also f-strings, <c>\N{…}</c>, and numbers of more than 4300 characters.</para>
/// </remarks>
internal static class PythonLiteral
{
    /// <summary>The deepest nesting that is read, in levels.</summary>
    public const int MaxDepth = 100;

    /// <summary>Reads a text as JSON or, failing that, as a Python literal. Never throws for a text.</summary>
    /// <param name="text">The text; blanks around it are allowed.</param>
    /// <param name="json">Its canonical JSON in UTF-8, see <see cref="CanonicalJson"/>.</param>
    /// <param name="refusal">Where the text stops being a Python literal, and what was expected there.</param>
    /// <returns>False when it is neither.</returns>
    public static bool TryParseToJson(
        string text, [NotNullWhen(true)] out byte[]? json, [NotNullWhen(false)] out LiteralRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(text);
        json = null;
        refusal = FindLoneSurrogate(text);
        if (refusal is not null)
            return false;
        if (TryReadJson(text, out json))
            return true;
        var cursor = new LiteralCursor(text);
        using var loose = new CharBuffer(text.Length);
        if (LiteralParser.TryReadAll(cursor, loose))
        {
            json = CanonicalJson.Normalize(Encoding.UTF8.GetBytes(loose.Written.ToString()));
            return true;
        }

        refusal = cursor.Refusal ?? throw new InvalidOperationException("A literal was refused without a reason.");
        return false;
    }

    private static bool TryReadJson(string text, [NotNullWhen(true)] out byte[]? json)
    {
        json = null;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            json = CanonicalJson.Normalize(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static LiteralRefusal? FindLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]))
                return new LiteralRefusal(i, "a whole character instead of half a surrogate pair");
        }

        return null;
    }
}
