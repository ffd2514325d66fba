using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActorScheduler.Contracts.Json;

/// <summary>
/// Turns what a task returned, any .NET object, into JSON in which integers and floats stay apart: a double, float, Half or decimal always has
/// a point or an exponent (<c>1.0</c>), whatever its value; integers of any size, <see cref="System.Numerics.BigInteger"/> among them, have
/// none.
/// </summary>
/// <remarks>
/// Tuples become arrays; at most 16 of them may contain each other. Property names are as declared, unless <c>[JsonPropertyName]</c> says otherwise. Text outside of ASCII is not escaped.
/// The rest is as System.Text.Json does by default.
/// </remarks>
public static class PreciseJson
{
    /// <summary>
    /// The deepest nesting of .NET objects that is written, in levels. Every level takes kilobytes of stack, and an overflow would end the
    /// process; JSON inside of the value (<see cref="JsonElement"/>) takes none and may nest up to <see cref="JsonLimits.MaxDepth"/>.
    /// </summary>
    public const int MaxDepth = 128;

    /// <summary>The options behind <see cref="Serialize"/>, read-only.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>Writes a value as JSON in UTF-8, in the form of <see cref="CanonicalJson"/>.</summary>
    /// <param name="value">What a task returned, <c>null</c> for nothing; at most <see cref="MaxDepth"/> levels deep.</param>
    /// <exception cref="NotJsonException">JSON has no form for it: NaN and infinities, a value that contains itself or nests too deep, a type
    /// that the serializer refuses. What a property of the value throws comes through as it is.</exception>
    public static byte[] Serialize(object? value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Options.Encoder, MaxDepth = JsonLimits.MaxDepth });
        try
        {
            JsonSerializer.Serialize(writer, value, value?.GetType() ?? typeof(object), Options);
        }
        catch (JsonException e) when (writer.CurrentDepth >= MaxDepth)
        {
            throw new NotJsonException(
                writer.CurrentDepth < JsonLimits.MaxDepth
                    ? $"A value of {value!.GetType()} contains itself or nests deeper than {MaxDepth} levels."
                    : $"JSON inside a value of {value!.GetType()} nests deeper than {JsonLimits.MaxDepth} levels.",
                e);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new NotJsonException($"A value of {value!.GetType()} cannot be written as JSON: {e.Message}", e);
        }

        writer.Flush();
        // The serializer escapes characters beyond the basic plane, whatever its encoder; the canonical form does not.
        return CanonicalJson.Normalize(bytes.WrittenMemory);
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // The serializer counts the value inside of the innermost array as a level, too.
            MaxDepth = MaxDepth + 1,
            Converters =
            {
                new FloatConverter<double>(),
                new FloatConverter<float>(),
                new FloatConverter<Half>(),
                new DecimalConverter(),
                new BigIntegerConverter(),
                new TupleConverterFactory(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
