using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.Json;

/// <summary>
/// A form that two JSON texts share if they mean the same: members in the order of their names, numbers by value (<c>60</c>, <c>60.0</c>, <c>6e1</c>).
/// It is compared and never stored or shown.
/// </summary>
internal static class JsonMeaning
{
    // Up to here every integer is a double of its own.
    private const double ExactIntegers = 1L << 53;

    /// <summary>Rewrites a text.</summary>
    /// <param name="canonical">What <see cref="CanonicalJson"/> makes, within <see cref="ValueLimits"/>.</param>
    public static byte[] Of(ReadOnlyMemory<byte> canonical)
    {
        using var document = JsonDocument.Parse(canonical, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });
        var text = new StringBuilder();
        Append(document.RootElement, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A number by its value.</summary>
    public static string OfNumber(JsonElement number)
    {
        var raw = number.GetRawText();
        if (!raw.AsSpan().ContainsAny('.', 'e', 'E'))
            return raw == "-0" ? "0" : raw;
        var value = number.GetDouble();
        return value == Math.Truncate(value) && Math.Abs(value) < ExactIntegers
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
    }

    private static void Append(JsonElement json, StringBuilder text)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var (name, value) in json.EnumerateObject().Select(member => (Name: Raw(JsonMarshal.GetRawUtf8PropertyName(member)), member.Value)).OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    text.Append('"').Append(name).Append("\":");
                    Append(value, text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in json.EnumerateArray())
                {
                    Append(item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.Number:
                text.Append(OfNumber(json));
                break;
            default:
                text.Append(Raw(JsonMarshal.GetRawUtf8Value(json)));
                break;
        }
    }

    private static string Raw(ReadOnlySpan<byte> json) => Encoding.UTF8.GetString(json);
}
