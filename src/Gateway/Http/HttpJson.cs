using System.Text.Json.Serialization;

namespace ActorScheduler.Gateway.Http;

/// <summary>What every family of routes answers: refusals.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(RefusedAnswer))]
[JsonSerializable(typeof(List<InputErrorView>))]
internal sealed partial class HttpJson : JsonSerializerContext
{
    /// <summary>For bodies.</summary>
    public static HttpJson Wire { get; } = new(JsonStyle.ForBodies());

    /// <summary>For headers.</summary>
    public static HttpJson Ascii { get; } = new(JsonStyle.ForHeaders());
}
