using System.Text.Json;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.Json;

/// <summary>Finds out cheaply that no object in a JSON text has a key twice, which is nearly always so.</summary>
internal static class JsonKeys
{
    private const int MostKeys = 64;

    /// <summary>
    /// True when no object has a key twice. False only says that one may: keys with escapes, and more than 64 keys in open objects, are left to the
    /// caller's slower check. Takes time linear in the length of the text, and no memory but the stack's.
    /// </summary>
    /// <exception cref="JsonException">The text is not JSON, or nests deeper than <see cref="JsonLimits.MaxDepth"/>.</exception>
    public static bool AreSurelyDistinct(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonLimits.MaxDepth });
        Span<(int Start, int Length)> keys = stackalloc (int, int)[MostKeys];
        Span<byte> firstKeys = stackalloc byte[JsonLimits.MaxDepth];
        var count = 0;
        var objects = 0;
        var distinct = true;
        // Reads to the end even when the answer is known: only then is the text known to be JSON.
        while (reader.Read())
        {
            if (!distinct)
                continue;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    firstKeys[objects++] = (byte)count;
                    break;
                case JsonTokenType.EndObject:
                    count = firstKeys[--objects];
                    break;
                case JsonTokenType.PropertyName:
                    if (reader.ValueIsEscaped || count == MostKeys || Contains(json, keys[firstKeys[objects - 1]..count], reader.ValueSpan))
                        distinct = false;
                    else
                        keys[count++] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                    break;
                default:
                    break;
            }
        }

        return distinct;
    }

    private static bool Contains(ReadOnlySpan<byte> json, ReadOnlySpan<(int Start, int Length)> keys, ReadOnlySpan<byte> key)
    {
        foreach ((var start, var length) in keys)
        {
            if (json.Slice(start, length).SequenceEqual(key))
                return true;
        }

        return false;
    }
}
