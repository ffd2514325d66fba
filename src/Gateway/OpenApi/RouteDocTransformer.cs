using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>Writes what a <see cref="RouteDoc"/> says of a route into the OpenAPI document.</summary>
internal static class RouteDocTransformer
{
    private const string Json = "application/json";

    /// <summary>Gives an endpoint its documentation.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, RouteDoc doc) =>
        endpoint.WithMetadata(doc).WithName(doc.Id).WithTags(doc.Tag);

    /// <summary>Writes one operation.</summary>
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RouteDoc>().FirstOrDefault() is not { } doc)
            return Task.CompletedTask;

        // The summaries of the handlers' own comments are for their readers; they would be taken otherwise.
        operation.Summary = doc.Summary;
        operation.Description = doc.Description;
        operation.Parameters =
        [
            .. doc.Path.Select(parameter => Parameter(parameter, ParameterLocation.Path)),
            .. doc.Query.Select(parameter => Parameter(parameter, ParameterLocation.Query)),
        ];
        if (doc.Body is { } body)
            operation.RequestBody = new OpenApiRequestBody { Required = body.Required, Content = Content(body.Schema, body.Examples) };
        operation.Responses = [];
        foreach (var answers in Answers(doc).GroupBy(answer => answer.Status))
        {
            operation.Responses[answers.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(" ", answers.Select(answer => answer.Description).Distinct()),
                Content = answers.First().Schema is { } schema ? Content(schema, [.. answers.SelectMany(answer => answer.Examples)]) : null,
            };
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<AnswerDoc> Answers(RouteDoc doc) =>
        doc.Answers.Concat(doc.Body is null ? [] : CommonDocs.OfBodies).Concat(CommonDocs.OfAll).OrderBy(answer => answer.Status);

    private static OpenApiParameter Parameter(ParameterDoc doc, ParameterLocation place) => new()
    {
        Name = doc.Name,
        In = place,
        Required = place == ParameterLocation.Path,
        Description = doc.Description,
        Schema = Schema(doc.Schema),
        Examples = new Dictionary<string, IOpenApiExample> { ["example"] = Example(doc.Example, isTaken: place == ParameterLocation.Path) },
    };

    /// <summary>An example; unless it is taken, the page shows it but does not send it: all conditions at once match nothing.</summary>
    private static OpenApiExample Example(string json, bool isTaken) => new()
    {
        Value = JsonNode.Parse(json),
        Extensions = isTaken ? null : new Dictionary<string, IOpenApiExtension> { ["x-disabled"] = new JsonNodeExtension(JsonValue.Create(true)) },
    };

    private static Dictionary<string, OpenApiMediaType> Content(string schema, IReadOnlyList<ExampleDoc> examples) => new()
    {
        [Json] = new OpenApiMediaType
        {
            Schema = Schema(schema),
            Examples = examples.ToDictionary(
                example => example.Name, IOpenApiExample (example) => new OpenApiExample { Value = JsonNode.Parse(example.Json) }),
        },
    };

    private static OpenApiSchema Schema(string json) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(json, OpenApiSpecVersion.OpenApi3_1, new OpenApiDocument(), out _, "json")
        ?? throw new InvalidOperationException($"no schema: {json}");
}
