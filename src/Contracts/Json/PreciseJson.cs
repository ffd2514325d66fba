using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActorScheduler.Contracts.Json;

/// <summary>
/// Turns what a task returned, any .NET object, into JSON in which integers and floats stay apart: a double, float, Half or decimal always has
/// a point or an exponent (<c>1.0</c>), whatever its value; integers of any size, <see cref="System.Numerics.BigInteger"/> among them, have
/// none.
/// </summary>
/// <remarks>
/// Tuples become arrays; at most 16 of them may contain each other. Property names are as declared, unless <c>[JsonPropertyName]</c> says otherwise. Text outside ASCII is not escaped.
/// Everything else is as System.Text.Json does it by default.
/// </remarks>
public static class PreciseJson
{
    /// <summary>
    /// The deepest nesting of .NET objects that is written, in levels. Every level takes kilobytes of stack, and an overflow would end the
    /// process.
    /// </summary>
    public const int MaxDepth = 128;

    /// <summary>The serializer options that do this; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // The serializer counts the value inside the innermost array as a level, too.
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
