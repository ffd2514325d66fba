using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>The OpenAPI document as text for tools, generated once; people read it at /docs.</summary>
/// <param name="documents">Generates it.</param>
internal sealed class DocumentText([FromKeyedServices(DocumentText.Name)] IOpenApiDocumentProvider documents)
{
    /// <summary>The document's name.</summary>
    public const string Name = "v1";

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
        return Encoding.UTF8.GetBytes(JsonNode.Parse(json)!.ToJsonString(Options) + "\n");
    }
}
