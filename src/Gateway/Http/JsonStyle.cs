using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActorScheduler.Gateway.Http;

/// <summary>How the gateway writes JSON, whatever the family of routes: keys in snake case and in the order of their declaration.</summary>
internal static class JsonStyle
{
    /// <summary>For bodies. Text is not escaped for HTML: the answers are <c>application/json</c> and never part of a page.</summary>
    public static JsonSerializerOptions ForBodies() => With(JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>For headers: everything that is not ASCII is escaped.</summary>
    public static JsonSerializerOptions ForHeaders() => With(JavaScriptEncoder.Default);

    private static JsonSerializerOptions With(JavaScriptEncoder encoder) =>
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = encoder, Converters = { new InstantConverter() } };
}
