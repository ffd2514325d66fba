using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>The OpenAPI document as text for people and tools: generated once, with what fits on a line on one line.</summary>
/// <param name="documents">Generates it.</param>
internal sealed class DocumentText([FromKeyedServices(DocumentText.Name)] IOpenApiDocumentProvider documents)
{
    /// <summary>The document's name.</summary>
    public const string Name = "v1";

    private const int LongestLine = 220;

    // The document is JSON of its own, never part of a page.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Two that ask first at the same time generate the same text.
    private byte[]? _text;

    /// <summary>The document in UTF-8.</summary>
    public async ValueTask<byte[]> ReadAsync(CancellationToken cancellation) => _text ??= await WriteAsync(cancellation);

    private async Task<byte[]> WriteAsync(CancellationToken cancellation)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellation);
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation);
        var text = new StringBuilder();
        Write(text, JsonNode.Parse(json), 0);
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        var line = node?.ToJsonString(Options) ?? "null";
        if (node is JsonValue or null || line.Length + depth * 2 <= LongestLine)
        {
            text.Append(line);
            return;
        }

        var (open, close) = node is JsonObject ? ('{', '}') : ('[', ']');
        text.Append(open);
        var isFirst = true;
        foreach (var (name, value) in Members(node))
        {
            text.Append(isFirst ? "\n" : ",\n").Append(' ', depth * 2 + 2);
            if (name is not null)
                text.Append(JsonSerializer.Serialize(name, Options)).Append(": ");
            Write(text, value, depth + 1);
            isFirst = false;
        }

        text.Append('\n').Append(' ', depth * 2).Append(close);
    }

    private static IEnumerable<(string? Name, JsonNode? Value)> Members(JsonNode node) => node is JsonObject members
        ? members.Select(member => ((string?)member.Key, member.Value))
        : node.AsArray().Select(item => ((string?)null, item));
}
