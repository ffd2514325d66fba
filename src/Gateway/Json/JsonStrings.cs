using System.Globalization;
using System.Text;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.Json;

/// <summary>
/// JSON strings in both directions. System.Text.Json refuses a lone surrogate (<c>"\ud800"</c>), which is legal JSON and which Python reads;
/// here it is kept.
/// </summary>
internal static class JsonStrings
{
    /// <summary>Appends the text of a JSON string whose syntax a reader has already checked.</summary>
    /// <param name="raw">The bytes between the quotes; those that are not UTF-8 become U+FFFD.</param>
    /// <param name="text">Where the text goes.</param>
    public static void Unescape(ReadOnlySpan<byte> raw, CharBuffer text)
    {
        while (true)
        {
            var escape = raw.IndexOf((byte)'\\');
            var plain = escape < 0 ? raw : raw[..escape];
            text.Advance(Encoding.UTF8.GetChars(plain, text.Space(plain.Length)));
            if (escape < 0)
                return;
            var kind = raw[escape + 1];
            text.Append(kind switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'u' => (char)ushort.Parse(raw.Slice(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => (char)kind,
            });
            raw = raw[(escape + (kind == (byte)'u' ? 6 : 2))..];
        }
    }

    /// <summary>Appends text as a JSON string with the fewest escapes: quotes, backslashes, control characters, lone surrogates.</summary>
    public static void AppendQuoted(ReadOnlySpan<char> text, CharBuffer json)
    {
        json.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                json.Append(c);
                json.Append(text[++i]);
            }
            else
            {
                AppendUnit(c, json);
            }
        }

        json.Append('"');
    }

    private static void AppendUnit(char c, CharBuffer json)
    {
        if (c >= ' ' && c is not ('"' or '\\') && !char.IsSurrogate(c))
        {
            json.Append(c);
            return;
        }

        json.Append('\\');
        switch (c)
        {
            case '"' or '\\': json.Append(c); break;
            case '\b': json.Append('b'); break;
            case '\f': json.Append('f'); break;
            case '\n': json.Append('n'); break;
            case '\r': json.Append('r'); break;
            case '\t': json.Append('t'); break;
            default:
                json.Append('u');
                json.AppendHex(c, 4);
                break;
        }
    }
}
