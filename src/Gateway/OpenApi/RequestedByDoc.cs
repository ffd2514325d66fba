using System.Globalization;
using System.Text.Json.Nodes;
using ActorScheduler.Contracts;
using ActorScheduler.Gateway.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>Adds the header <see cref="RequestedByHeader"/> to every operation that may change something.</summary>
internal static class RequestedByDoc
{
    private const string Component = "RequestedBy";

    private static readonly string Description = string.Create(
        CultureInfo.InvariantCulture,
        $"Who asks, for the history: at most {Requester.LongestText} printable characters. Without it: the caller's address. Beside a key it is recorded as the one whom the key's holder asks for.");

    /// <summary>Writes the component.</summary>
    public static void AddTo(OpenApiDocument document) => document.AddComponent<IOpenApiParameter>(Component, new OpenApiParameter
    {
        Name = RequestedByHeader.Name,
        In = ParameterLocation.Header,
        Description = Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Requester.LongestText },
        Example = JsonValue.Create("anna@example.com"),
    });

    /// <summary>Writes one operation.</summary>
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.HttpMethod is not ("GET" or "HEAD"))
            (operation.Parameters ??= []).Add(new OpenApiParameterReference(Component, context.Document));
        return Task.CompletedTask;
    }
}
