using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>Writes what a <see cref="RouteDoc"/> says of a route into the OpenAPI document.</summary>
internal static class RouteDocTransformer
{
    private const string Cursor = "cursor";

    /// <summary>Gives an endpoint its documentation.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, RouteDoc doc) => endpoint.WithMetadata(doc).WithName(doc.Id);

    /// <summary>Writes one operation.</summary>
    public static async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RouteDoc>().FirstOrDefault() is not { } doc)
            return;

        // The summaries of the handlers' own comments are for their readers; they would be taken otherwise.
        operation.Summary = doc.Summary;
        operation.Description = doc.Description;
        operation.Parameters = doc.Path is { } path ? [PathParameter(path, await context.GetOrCreateSchemaAsync(path.Type, null, cancellation))] : [];
        foreach (var record in doc.Query)
            AddParameters(operation.Parameters, record, await context.GetOrCreateSchemaAsync(record, null, cancellation), doc, context.Document!);
        if (operation.RequestBody?.Content?.Values.FirstOrDefault() is { } body)
            body.Examples = ResponseDocs.Examples(doc.Body!.Examples, context.Document!);
        ResponseDocs.Write(operation, doc, context.Document!);
    }

    private static OpenApiParameter PathParameter(PathDoc doc, OpenApiSchema schema) => new()
    {
        Name = doc.Name,
        In = ParameterLocation.Path,
        Required = true,
        Description = doc.Description,
        Schema = schema,
        Examples = Example(doc.Type == typeof(string) ? JsonValue.Create(doc.Example) : JsonNode.Parse(doc.Example), isTaken: true),
    };

    private static void AddParameters(IList<IOpenApiParameter> parameters, Type record, OpenApiSchema members, RouteDoc doc, OpenApiDocument document)
    {
        foreach (var (name, member) in members.Properties!.Where(member => !doc.NoQuery.Contains(member.Key)))
        {
            var schema = (OpenApiSchema)member;
            var example = name == Cursor ? JsonValue.Create(doc.Cursor) : schema.Examples?.FirstOrDefault();
            var parameter = new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = schema.Description,
                Schema = schema,
                Examples = Example(example, isTaken: false),
            };
            (schema.Description, schema.Examples, schema.Type) = (null, null, schema.Type & ~JsonSchemaType.Null);
            if (name == Cursor)
            {
                // Each list has cursors of its own.
                parameters.Add(parameter);
                continue;
            }

            var component = $"{record.Name}.{name}";
            document.AddComponent<IOpenApiParameter>(component, parameter);
            parameters.Add(new OpenApiParameterReference(component, document));
        }
    }

    /// <summary>An example; unless it is taken, the page shows it but does not send it: all conditions at once match nothing.</summary>
    private static Dictionary<string, IOpenApiExample> Example(JsonNode? value, bool isTaken) => new()
    {
        ["example"] = new OpenApiExample
        {
            Value = value,
            Extensions = isTaken ? null : new Dictionary<string, IOpenApiExtension> { ["x-disabled"] = new JsonNodeExtension(JsonValue.Create(true)) },
        },
    };
}
