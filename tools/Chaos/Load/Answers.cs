using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Load;

/// <summary>What an HTTP answer means to the caller.</summary>
internal static class Answers
{
    private const int LongestText = 600;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Accepted, refused, or unknown: after a server error nobody knows what it has done.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">What came with it.</param>
    public static (CallAnswer Answer, string Said, string? Made) Read(int status, string body)
    {
        var json = Parse(body);
        var said = string.Create(CultureInfo.InvariantCulture, $"{status} {json?.ToJsonString(Readable) ?? body}");
        var text = said.Length <= LongestText ? said : said[..LongestText];
        if (status >= 500 || (json is null && body.Length > 0))
            return (CallAnswer.Unknown, text, null);
        var isRefused = status >= 400 || json is JsonObject { } envelope && envelope["status"] is JsonValue flag && flag.TryGetValue(out bool ok) && !ok;
        return isRefused ? (CallAnswer.Refused, text, null) : (CallAnswer.Accepted, text, MadeOf(json));
    }

    private static string? MadeOf(JsonNode? json) => json is JsonObject envelope
        ? envelope["data"] switch
        {
            JsonValue id when id.TryGetValue(out string? text) => text,
            JsonObject made => made["id"]?.ToString(),
            _ => null,
        }
        : null;

    private static JsonNode? Parse(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
