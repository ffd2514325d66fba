using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorScheduler.Node.Apps.Binding.Json;

/// <summary>
/// Converts arguments and results from and to JSON in which integers and floats stay apart: a double, float, Half or decimal always has a point or an
/// exponent (<c>1.0</c>), whatever its value; integers of any size, <see cref="System.Numerics.BigInteger"/> among them, have none.
/// </summary>
/// <remarks>
/// Tuples become arrays; at most 16 of them may contain each other. Enums are written by name. Properties are named as declared, unless
/// <c>[JsonPropertyName]</c> says otherwise, and matched regardless of case. Everything else is as System.Text.Json does it by default.
/// </remarks>
internal static class ValueJson
{
    /// <summary>
    /// The deepest nesting of .NET objects that is written, in levels. Every level takes kilobytes of stack, and an overflow would end the
    /// process.
    /// </summary>
    public const int MaxDepth = 128;

    /// <summary>The one set of options for arguments and results.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // The serializer counts the value inside the innermost array as a level, too.
            MaxDepth = MaxDepth + 1,
            PropertyNameCaseInsensitive = true,
            Converters =
            {
                new FloatConverter<double>(),
                new FloatConverter<float>(),
                new FloatConverter<Half>(),
                new DecimalConverter(),
                new BigIntegerConverter(),
                new TupleConverterFactory(),
                new JsonStringEnumConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
