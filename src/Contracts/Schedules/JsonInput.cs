using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>Reads pieces of a caller's JSON and never throws for what is in it.</summary>
public static class JsonInput
{
    /// <summary>The value as JSON text for an error, or <c>null</c> when there is none.</summary>
    public static string? Given(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? null : value.GetRawText();

    /// <summary>A caller's string as an error shows it.</summary>
    public static string Quoted(string text) => $"\"{text}\"";

    /// <summary>The members of a JSON object by key. Unknown and repeated keys are noted as errors.</summary>
    public static Dictionary<string, JsonElement> Members(JsonElement json, string path, IReadOnlyList<string> known, InputErrors errors)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var keys = $"no such key; the keys are {string.Join(", ", known)}";
        foreach (var property in json.EnumerateObject())
        {
            if (errors.IsFull)
                break;
            var name = JsonText.NameOf(property);
            if (name is null || !known.Contains(name))
                errors.Add($"{path}.{Cut(name ?? "?")}", Given(property.Value), keys + NearNames.Hint(name ?? "", known));
            else if (!members.TryAdd(name, property.Value))
                errors.Add($"{path}.{name}", Given(property.Value), "each key once");
        }

        return members;
    }

    private static string Cut(string name) => name.Length <= 40 ? name : $"{name.AsSpan(0, 40)}…";
}
