using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>Makes the value of a parameter that takes all remaining arguments.</summary>
internal static class CatchAll
{
    /// <summary>The types that <c>[Args]</c> may mark, for messages.</summary>
    public const string AllowedForArgs = "IReadOnlyList<JsonElement>, JsonElement[] or JsonArray";

    /// <summary>The types that <c>[Kwargs]</c> may mark, for messages.</summary>
    public const string AllowedForKwargs = "IReadOnlyDictionary<string, JsonElement>, Dictionary<string, JsonElement> or JsonObject";

    /// <summary>True if the type can hold positional arguments.</summary>
    public static bool CanBeArgs(Type type) => type == typeof(JsonArray) || (type != typeof(object) && type.IsAssignableFrom(typeof(JsonElement[])));

    /// <summary>True if the type can hold keyword arguments.</summary>
    public static bool CanBeKwargs(Type type) =>
        type == typeof(JsonObject) || (type != typeof(object) && type.IsAssignableFrom(typeof(Dictionary<string, JsonElement>)));

    /// <summary>The positional arguments as the wanted type.</summary>
    public static object Args(Type type, IReadOnlyList<JsonElement> rest) =>
        type == typeof(JsonArray) ? new JsonArray([.. rest.Select(Node)]) : rest.ToArray();

    /// <summary>The keyword arguments as the wanted type.</summary>
    public static object Kwargs(Type type, Dictionary<string, JsonElement> rest) =>
        type == typeof(JsonObject) ? new JsonObject(rest.Select(static pair => KeyValuePair.Create(pair.Key, Node(pair.Value)))) : rest;

    private static JsonNode? Node(JsonElement element) => element.Deserialize<JsonNode>();
}
