using System.Text;
using System.Text.Json.Nodes;

namespace ActorScheduler.Fuzz;

/// <summary>
/// Makes requests for every route of an OpenAPI document: a third as its examples show them, a third with something changed, a third with hostile values.
/// The same document and the same random numbers make the same request.
/// </summary>
internal sealed class RequestSource
{
    private const int MostTimesAsLong = 8;

    private readonly JsonNode _document;
    private readonly (string Method, string Path, JsonNode Operation)[] _operations;
    private readonly string[] _names;

    /// <summary>Reads the document.</summary>
    public RequestSource(string document)
    {
        _document = JsonNode.Parse(document)!;
        _operations = [.. _document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key.ToUpperInvariant(), path.Key, operation.Value!)))];
        _names = [.. _document["components"]!["schemas"]!.AsObject().SelectMany(schema => schema.Value!["properties"]?.AsObject().Select(member => member.Key) ?? []).Distinct()];
    }

    /// <summary>How many routes there are.</summary>
    public int Routes => _operations.Length;

    /// <summary>A request.</summary>
    public FuzzRequest Next(Random random)
    {
        var (method, path, operation) = _operations[random.Next(_operations.Length)];
        var wildness = random.Next(3);
        var text = new StringBuilder(path);
        var separator = '?';
        foreach (var parameter in operation["parameters"]?.AsArray().Select(Follow!) ?? [])
        {
            var value = ValueOf(parameter!, wildness, random);
            if ((string?)parameter!["in"] == "path")
                text.Replace($"{{{parameter["name"]}}}", Escape(value.Length > 0 ? value : "x"));
            else if ((string?)parameter["in"] == "query" && random.Next(4) == 0)
                (separator, text) = ('&', text.Append(separator).Append(parameter["name"]).Append('=').Append(Escape(value)));
        }

        if (wildness == 2 && random.Next(4) == 0)
            text.Append(separator).Append(_names[random.Next(_names.Length)]).Append('=').Append(Escape(HostileValues.Text(random)));
        return new FuzzRequest(method, text.ToString(), BodyOf(operation, wildness, random));
    }

    private static string Escape(string value) => Uri.EscapeDataString(value.Replace('\0', '0'));

    private string ValueOf(JsonNode parameter, int wildness, Random random)
    {
        var example = parameter["examples"]?["example"]?["value"]?.ToString() ?? parameter["example"]?.ToString() ?? "x";
        return wildness == 0 || wildness == 1 && random.Next(2) == 0 ? example : HostileValues.Text(random);
    }

    private string? BodyOf(JsonNode operation, int wildness, Random random)
    {
        if (operation["requestBody"]?["content"]?["application/json"]?["examples"]?.AsObject() is not { } examples)
            return null;
        if (wildness == 2 && random.Next(8) == 0)
            return random.Next(2) == 0 ? HostileValues.Json(random) : HostileValues.Text(random);
        var body = Follow(examples.ElementAt(random.Next(examples.Count)).Value!)["value"]!.DeepClone();
        if (wildness == 0)
            return body.ToJsonString();
        // Marks are put into the tree and replaced in its text: not every value that is sent is one that a tree can hold.
        for (var change = random.Next(1, wildness == 1 ? 2 : 5); change > 0; change--)
            Change(body, random);
        var text = body.ToJsonString();
        while (text.IndexOf("\"\\u0001\"", StringComparison.Ordinal) is var at and >= 0)
            text = string.Concat(text.AsSpan(0, at), HostileValues.Json(random), text.AsSpan(at + 8));
        return text;
    }

    private void Change(JsonNode body, Random random)
    {
        var objects = Objects(body).ToList();
        if (objects.Count == 0)
            return;
        var members = objects[random.Next(objects.Count)];
        var mark = JsonValue.Create("\u0001");
        if (members.Count > 0 && random.Next(4) > 0)
        {
            var name = members.ElementAt(random.Next(members.Count)).Key;
            if (random.Next(5) == 0)
                members.Remove(name);
            else
                members[name] = mark;
        }
        else if (members.Count < MostTimesAsLong * 4)
        {
            members[_names[random.Next(_names.Length)]] = mark;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => [members, .. members.SelectMany(member => Objects(member.Value))],
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private JsonNode Follow(JsonNode node) => (string?)(node as JsonObject)?["$ref"] is { } reference
        ? Follow(reference.TrimStart('#', '/').Split('/').Aggregate(_document, (at, key) => at[key]!))
        : node;
}
