using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.Json;

/// <summary>
/// The form in which callers' args and kwargs are stored: no white space, strings with the fewest escapes, numbers digit by digit as given
/// (<c>1.0</c>
/// stays a float, <c>1E5</c> stays <c>1E5</c>), keys in the given order. If a key comes twice, the last value counts, in the place of the first, as
/// in Python's dict. Results are not rewritten: they are stored as the worker wrote them.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>Rewrites a JSON text in the canonical form.</summary>
    /// <param name="json">One JSON value in UTF-8, at most <see cref="JsonLimits.MaxDepth"/> levels deep.</param>
    /// <returns>The canonical text in UTF-8; normalizing it again gives the same bytes.</returns>
    /// <exception cref="JsonException">The bytes are not a JSON value, are not UTF-8, or nest too deep.</exception>
    public static byte[] Normalize(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
            throw new JsonException("The text is not UTF-8.");
        var distinct = JsonKeys.AreSurelyDistinct(json.Span);
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });
        return Normalize(document.RootElement, distinct);
    }

    /// <summary>Rewrites a parsed JSON value in the canonical form.</summary>
    /// <param name="json">A value of a document that is not disposed yet, at most <see cref="JsonLimits.MaxDepth"/> levels deep.</param>
    /// <returns>The canonical text in UTF-8.</returns>
    /// <exception cref="JsonException">The value nests too deep, or its document was read with comments or trailing commas allowed.</exception>
    public static byte[] Normalize(JsonElement json) => Normalize(json, JsonKeys.AreSurelyDistinct(JsonMarshal.GetRawUtf8Value(json)));

    private static byte[] Normalize(JsonElement json, bool distinctKeys)
    {
        using var text = new CharBuffer(256);
        Append(json, distinctKeys, text);
        var bytes = new byte[Encoding.UTF8.GetByteCount(text.Written)];
        Encoding.UTF8.GetBytes(text.Written, bytes);
        return bytes;
    }

    // Recursive: the depth was bounded when the text was read.
    private static void Append(JsonElement json, bool distinctKeys, CharBuffer text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json);
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(json, distinctKeys, text);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                var first = true;
                foreach (var item in json.EnumerateArray())
                {
                    AppendComma(ref first, text);
                    Append(item, distinctKeys, text);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                AppendString(raw[1..^1], text);
                break;
            default:
                text.Advance(Encoding.ASCII.GetChars(raw, text.Space(raw.Length)));
                break;
        }
    }

    private static void AppendObject(JsonElement json, bool distinctKeys, CharBuffer text)
    {
        text.Append('{');
        var first = true;
        if (distinctKeys)
        {
            foreach (var property in json.EnumerateObject())
            {
                AppendComma(ref first, text);
                AppendString(JsonMarshal.GetRawUtf8PropertyName(property), text);
                text.Append(':');
                Append(property.Value, distinctKeys, text);
            }
        }
        else
        {
            foreach ((var key, var value) in LastValues(json))
            {
                AppendComma(ref first, text);
                JsonStrings.AppendQuoted(key, text);
                text.Append(':');
                Append(value, distinctKeys, text);
            }
        }

        text.Append('}');
    }

    private static OrderedDictionary<string, JsonElement> LastValues(JsonElement json)
    {
        var values = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        using var key = new CharBuffer(64);
        foreach (var property in json.EnumerateObject())
        {
            key.Clear();
            JsonStrings.Unescape(JsonMarshal.GetRawUtf8PropertyName(property), key);
            values[key.Written.ToString()] = property.Value;
        }

        return values;
    }

    private static void AppendString(ReadOnlySpan<byte> raw, CharBuffer text)
    {
        using var unescaped = new CharBuffer(raw.Length);
        JsonStrings.Unescape(raw, unescaped);
        JsonStrings.AppendQuoted(unescaped.Written, text);
    }

    private static void AppendComma(ref bool first, CharBuffer text)
    {
        if (!first)
            text.Append(',');
        first = false;
    }
}
