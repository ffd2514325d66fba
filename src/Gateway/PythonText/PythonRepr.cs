using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Gateway.Json;

namespace ActorScheduler.Gateway.PythonText;

/// <summary>
/// Shows JSON as the text that Python's <c>repr(json.loads(…))</c> gives: <c>[1, 'a', None]</c>, <c>{'name': 'cc'}</c>. The lists of the HTTP
/// contract show args, kwargs and results that way.
/// </summary>
/// <remarks>
/// A JSON number is a float if and only if it has a point or an exponent; an integer keeps all its digits. If a key comes twice, the last value is
/// shown in the place of the first. Nesting is walked without recursion. Bytes in strings that are not UTF-8 are shown as U+FFFD: a list is not
/// refused for one row.
/// </remarks>
internal static class PythonRepr
{
    /// <summary>The repr of one JSON value.</summary>
    /// <param name="json">One JSON value in UTF-8, at most <see cref="JsonLimits.MaxDepth"/> levels deep.</param>
    /// <exception cref="JsonException">The bytes are not JSON, or nest too deep.</exception>
    public static string Of(ReadOnlySpan<byte> json)
    {
        using var repr = new CharBuffer(json.Length * 2);
        Append(json, repr);
        return repr.Written.ToString();
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{byte})" />
    public static string Of(string json) => Of(Encoding.UTF8.GetBytes(json));

    private static void Append(ReadOnlySpan<byte> json, CharBuffer repr)
    {
        if (!JsonKeys.AreSurelyDistinct(json))
            json = CanonicalJson.Normalize(json.ToArray());
        using var text = new CharBuffer(64);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonLimits.MaxDepth });
        var comma = false;
        while (reader.Read())
            AppendToken(ref reader, ref comma, text, repr);
    }

    private static void AppendToken(ref Utf8JsonReader reader, ref bool comma, CharBuffer text, CharBuffer repr)
    {
        var token = reader.TokenType;
        if (comma && token is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
            repr.Append(", ");
        comma = token is not (JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.PropertyName);
        switch (token)
        {
            case JsonTokenType.StartArray: repr.Append('['); break;
            case JsonTokenType.EndArray: repr.Append(']'); break;
            case JsonTokenType.StartObject: repr.Append('{'); break;
            case JsonTokenType.EndObject: repr.Append('}'); break;
            case JsonTokenType.Null: repr.Append("None"); break;
            case JsonTokenType.True: repr.Append("True"); break;
            case JsonTokenType.False: repr.Append("False"); break;
            case JsonTokenType.Number: AppendNumber(reader.ValueSpan, repr); break;
            default:
                text.Clear();
                JsonStrings.Unescape(reader.ValueSpan, text);
                PythonStrings.AppendRepr(text.Written, repr);
                if (token == JsonTokenType.PropertyName)
                    repr.Append(": ");
                break;
        }
    }

    private static void AppendNumber(ReadOnlySpan<byte> raw, CharBuffer repr)
    {
        if (raw.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
            FloatText.Append(double.Parse(raw, NumberStyles.Float, CultureInfo.InvariantCulture), repr);
        else if (raw.SequenceEqual("-0"u8))
            repr.Append('0');
        else
            repr.Advance(Encoding.ASCII.GetChars(raw, repr.Space(raw.Length)));
    }
}
