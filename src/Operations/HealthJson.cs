using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorScheduler.Operations;

/// <summary>How a health answer becomes JSON: keys in snake case, text unescaped as far as JSON allows, as everywhere in the API.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext
{
    private static readonly HealthJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The body of an answer.</summary>
    public static byte[] Bytes(HealthAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Wire.HealthAnswer);
}
