using System.Text.Json;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules.Rules;

/// <summary>What a rule is read from.</summary>
/// <param name="Value">The value of the member that names the kind.</param>
/// <param name="Members">All members of the rule's object.</param>
/// <param name="ZoneId">The zone of the schedule.</param>
/// <param name="Errors">Receives what is wrong.</param>
/// <param name="Path">The path of <paramref name="Value"/> in the caller's input.</param>
internal sealed record RuleInput(JsonElement Value, IReadOnlyDictionary<string, JsonElement> Members, string ZoneId, InputErrors Errors, string Path)
{
    /// <summary>Notes that the value is wrong.</summary>
    public void Wrong(string allowed) => Errors.Add(Path, JsonInput.Given(Value), allowed);

    /// <summary>Notes that a member of the value, or one beside it, is wrong.</summary>
    public void Wrong(string name, JsonElement given, string allowed) => Errors.Add($"{Path}.{name}", JsonInput.Given(given), allowed);

    /// <summary>The members of the value, which is an object; null if it is none, which is noted.</summary>
    public Dictionary<string, JsonElement>? Object(IReadOnlyList<string> known, string example)
    {
        if (Value.ValueKind == JsonValueKind.Object)
            return JsonInput.Members(Value, Path, known, Errors);
        Wrong($"an object such as {example}");
        return null;
    }

    /// <summary>A list of texts; null if it is none, which is noted.</summary>
    public List<string>? Texts(string example, int most = 10_000)
    {
        if (Value.ValueKind == JsonValueKind.Array && Value.GetArrayLength() is var length && length >= 1 && length <= most)
        {
            var texts = Value.EnumerateArray().Select(Json.JsonText.Of).ToList();
            if (!texts.Contains(null))
                return texts!;
        }

        Wrong($"a list of 1 to {most} texts such as {example}");
        return null;
    }
}
