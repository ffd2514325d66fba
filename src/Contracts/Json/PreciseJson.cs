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
/// Tuples become arrays. Property names are as declared, unless <c>[JsonPropertyName]</c> says otherwise. Text outside of ASCII is not escaped.
/// The rest is as System.Text.Json does by default.
/// </remarks>
public static class PreciseJson
{
    /// <summary>The options behind <see cref="Serialize"/>, read-only.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>Writes a value as JSON in UTF-8.</summary>
    /// <param name="value">What a task returned, <c>null</c> for nothing; at most <see cref="JsonLimits.MaxDepth"/> levels deep.</param>
    /// <exception cref="NotJsonException">JSON has no form for it: NaN and infinities, a value that contains itself or nests too deep, a type
    /// that the serializer refuses. What a property of the value throws comes through as it is.</exception>
    public static byte[] Serialize(object? value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Options.Encoder, MaxDepth = Options.MaxDepth });
        try
        {
            JsonSerializer.Serialize(writer, value, value?.GetType() ?? typeof(object), Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException && writer.CurrentDepth >= Options.MaxDepth)
        {
            throw new NotJsonException($"A value of {value!.GetType()} contains itself or nests deeper than {Options.MaxDepth} levels.", e);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new NotJsonException($"A value of {value!.GetType()} cannot be written as JSON: {e.Message}", e);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = JsonLimits.MaxDepth,
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
