using System.Globalization;
using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Http;
using Microsoft.OpenApi;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>Writes answers into the OpenAPI document.</summary>
internal static class ResponseDocs
{
    private const string Json = "application/json";

    /// <summary>Completes the answers of an operation, whose schemas are already there.</summary>
    public static void Write(OpenApiOperation operation, RouteDoc doc, OpenApiDocument document)
    {
        var schemas = operation.Responses ?? [];
        operation.Responses = [];
        var own = doc.Answers.ToDictionary(answer => answer.Status);
        var common = CommonAnswers.Of(doc).ToDictionary(name => CommonAnswers.Find(name).Status);
        foreach (var status in own.Keys.Union(common.Keys).Order())
        {
            var key = status.ToString(CultureInfo.InvariantCulture);
            if (!own.TryGetValue(status, out var answer))
                operation.Responses[key] = new OpenApiResponseReference(common[status], document);
            else if (common.TryGetValue(status, out var name))
                operation.Responses[key] = Response(Both(answer, CommonAnswers.Find(name)), document);
            else
                operation.Responses[key] = Own(answer, document, schemas[key]);
        }
    }

    /// <summary>One answer.</summary>
    /// <param name="answer">What is said of it.</param>
    /// <param name="document">The document.</param>
    /// <param name="schema">Its schema; null for that of a refusal.</param>
    public static OpenApiResponse Response(AnswerDoc answer, OpenApiDocument document, IOpenApiSchema? schema = null)
    {
        var refused = new OpenApiSchemaReference(nameof(RefusedAnswer), document);
        schema ??= refused;
        return new OpenApiResponse
        {
            Description = answer.Description,
            Content = answer.Type is null ? null : new Dictionary<string, OpenApiMediaType>
            {
                [Json] = new() { Schema = answer.OrRefused ? new OpenApiSchema { AnyOf = [schema, refused] } : schema, Examples = Examples(answer.Examples, document) },
            },
        };
    }

    /// <summary>Named examples.</summary>
    public static Dictionary<string, IOpenApiExample> Examples(IReadOnlyList<ExampleDoc> examples, OpenApiDocument document) =>
        examples.ToDictionary(example => example.Name, example => Example(example, document));

    private static IOpenApiExample Example(ExampleDoc doc, OpenApiDocument document)
    {
        var example = new OpenApiExample { Value = JsonNode.Parse(doc.Json) };
        if (doc.Component is null)
            return example;
        document.AddComponent<IOpenApiExample>(doc.Component, example);
        return new OpenApiExampleReference(doc.Component, document);
    }

    private static IOpenApiResponse Own(AnswerDoc answer, OpenApiDocument document, IOpenApiResponse generated)
    {
        var response = Response(answer, document, generated.Content?.Values.FirstOrDefault()?.Schema);
        if (answer.Component is null)
            return response;
        document.AddComponent<IOpenApiResponse>(answer.Component, response);
        return new OpenApiResponseReference(answer.Component, document);
    }

    private static AnswerDoc Both(AnswerDoc one, AnswerDoc other) => one with
    {
        Description = $"{one.Description} {other.Description}",
        Examples = [.. one.Examples, .. other.Examples],
    };
}
