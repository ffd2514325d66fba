using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace ActorScheduler.Gateway.Tests.Support;

/// <summary>The OpenAPI document as the gateway serves it, with its references followed.</summary>
public sealed class ServedDocument
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    private readonly Dictionary<string, JsonSchema> _schemas = [];
    private readonly JsonNode _document;

    private ServedDocument(string text)
    {
        Text = text;
        _document = JsonNode.Parse(text)!;
        Operations =
        [
            .. _document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => new Operation(path.Key, operation.Key, Follow(operation.Value!)))),
        ];
    }

    /// <summary>As it is served.</summary>
    public string Text { get; }

    /// <summary>As it is served, without following references.</summary>
    public JsonNode Json => _document;

    /// <summary>All operations. References are followed, except those to schemas.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    public static async Task<ServedDocument> ReadAsync(HttpClient http) => new(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));

    /// <summary>The operation that a request meets; null if there is none.</summary>
    public Operation? Find(string method, string path) => Operations
        .Where(operation => operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase) && operation.Matches(path))
        .MinBy(operation => operation.Path.Count(c => c == '{'));

    /// <summary>What is wrong with a value by a schema of the document; empty if nothing is.</summary>
    public string Errors(JsonNode schema, JsonNode? value)
    {
        var key = schema.ToJsonString();
        JsonSchema? compiled;
        lock (_schemas)
        {
            if (!_schemas.TryGetValue(key, out compiled))
                _schemas[key] = compiled = Compile(schema);
        }

        var result = compiled.Evaluate(value, Options);
        return result.IsValid ? "" : string.Join("; ", result.Details.Where(detail => detail.HasErrors)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Key}: {error.Value}")));
    }

    /// <summary>A schema, with the component in the place of its name.</summary>
    public JsonNode Resolve(JsonNode schema) => (string?)schema["$ref"] is { } reference ? At(reference) : schema;

    private JsonSchema Compile(JsonNode schema)
    {
        var root = schema.DeepClone().AsObject();
        root["$defs"] = _document["components"]!["schemas"]!.DeepClone();
        return JsonSchema.FromText(root.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }

    private JsonNode At(string reference) => reference.TrimStart('#', '/').Split('/').Aggregate(_document, (node, key) => node[key]!);

    private JsonNode Follow(JsonNode node)
    {
        switch (node)
        {
            case JsonObject when (string?)node["$ref"] is { } reference && !reference.StartsWith("#/components/schemas/", StringComparison.Ordinal):
                return Follow(At(reference));
            case JsonObject members:
                return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Follow(member.Value))));
            case JsonArray items:
                return new JsonArray([.. items.Select(item => item is null ? null : Follow(item))]);
            default:
                return node.DeepClone();
        }
    }

    /// <summary>One operation of the document.</summary>
    public sealed class Operation(string path, string method, JsonNode json)
    {
        private readonly Regex _path = new("^" + Regex.Replace(Regex.Escape(path), @"\\{\w+}", "[^/]+") + "/?$", RegexOptions.IgnoreCase);

        public string Path => path;

        public string Method => method;

        public JsonNode Json => json;

        public string Id => (string)json["operationId"]!;

        /// <summary>The parameters in a place: query, path, header.</summary>
        public IEnumerable<JsonNode> Parameters(string place) =>
            json["parameters"]?.AsArray().Select(parameter => parameter!).Where(parameter => (string)parameter["in"]! == place) ?? [];

        /// <summary>The content of the request; null if it has none.</summary>
        public JsonNode? Body => json["requestBody"]?["content"]!["application/json"];

        /// <summary>The answer with a status; null if there is none.</summary>
        public JsonNode? Answer(int status) => json["responses"]![$"{status}"];

        public bool Matches(string requested) => _path.IsMatch(requested);

        public override string ToString() => $"{method.ToUpperInvariant()} {path}";
    }
}
