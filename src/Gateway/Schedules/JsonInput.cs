using System.Text.Json;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>Reads pieces of a caller's JSON without ever throwing for what is in it.</summary>
internal static class JsonInput
{
    /// <summary>The value as JSON text for an error, or <c>null</c> when there is none.</summary>
    public static string? Given(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? null : value.GetRawText();

    /// <summary>A string of the caller's as an error shows it.</summary>
    public static string Quoted(string text) => $"\"{text}\"";

    /// <summary>The string of a JSON string, or <c>null</c> when the value is something else or holds half a surrogate pair.</summary>
    public static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // The reader takes "\ud800" for a string, but no .NET string can be made of it.
            return null;
        }
    }

    /// <summary>The members of a JSON object by key. Keys that are unknown or given twice are noted as errors.</summary>
    public static Dictionary<string, JsonElement> Members(JsonElement json, string path, IReadOnlyList<string> known, InputErrors errors)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var keys = $"no such key; the keys are {string.Join(", ", known)}";
        foreach (var property in json.EnumerateObject())
        {
            var name = Name(property);
            if (name is null || !known.Contains(name))
                errors.Add($"{path}.{Cut(name ?? "?")}", Given(property.Value), keys + NearNames.Hint(name ?? "", known));
            else if (!members.TryAdd(name, property.Value))
                errors.Add($"{path}.{name}", Given(property.Value), "each key once");
        }

        return members;
    }

    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // As in Text: half a surrogate pair.
            return null;
        }
    }

    private static string Cut(string name) => name.Length <= 40 ? name : $"{name.AsSpan(0, 40)}…";
}
