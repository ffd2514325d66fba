using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Http;

/// <summary>
/// The members of one JSON object of a request, read by name and type. What is wrong is noted with the path of its field, never thrown;
/// null is the same as absent, as in Python clients that send every argument. Of a key given twice the last value counts.
/// </summary>
internal sealed class JsonFields
{
    private const int MostMembers = 200;
    private const int LongestQuote = 600;

    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly JsonElement _json;
    private readonly string _path;

    /// <summary>Reads the members of an object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="path">The path of the object in the body; empty for the body itself.</param>
    public JsonFields(JsonElement json, InputErrors errors, string path = "")
    {
        Errors = errors;
        _json = json;
        _path = path.Length == 0 ? "" : path + ".";
        if (json.GetPropertyCount() is var count and > MostMembers)
        {
            errors.Add(path.Length == 0 ? "body" : path, $"{count} fields", $"at most {MostMembers} fields");
            return;
        }

        foreach (var member in json.EnumerateObject())
        {
            if (JsonText.NameOf(member) is { } name)
                _members[name] = member.Value;
            else
                errors.Add(path.Length == 0 ? "body" : path, "a key with half a surrogate pair", "keys that are Unicode text");
        }
    }

    /// <summary>Takes what is wrong.</summary>
    public InputErrors Errors { get; }

    /// <summary>
    /// Members that may be there beside the known ones, without effect; every other unknown member is then wrong. Null: only those that are
    /// nearly a known one are.
    /// </summary>
    public IReadOnlyCollection<string>? Ignored { get; init; }

    /// <summary>The names of all members that are not null.</summary>
    public IEnumerable<string> Names => _members.Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => member.Key);

    /// <summary>The path of a member as the caller wrote it.</summary>
    public string PathOf(string name) => _path + name;

    /// <summary>True if the member is there, even as null.</summary>
    public bool IsGiven(string name) => _members.ContainsKey(name);

    /// <summary>The member, or null if it is absent or null.</summary>
    public JsonElement? Value(string name) =>
        _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The member if it is of a kind; null if it is absent, null, or (which is noted) of another kind.</summary>
    public JsonElement? Value(string name, JsonValueKind kind, string allowed)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind == kind)
            return value;
        Wrong(name, allowed);
        return null;
    }

    /// <summary>A string; null if it is absent, null, or (which is noted) no text.</summary>
    public string? Text(string name, string allowed)
    {
        if (Value(name, JsonValueKind.String, allowed) is not { } value)
            return null;
        if (JsonText.Of(value) is { } text)
            return text;
        Wrong(name, $"{allowed}, without halves of surrogate pairs");
        return null;
    }

    /// <summary>A string of 1 to <paramref name="longest"/> characters that has to be there.</summary>
    public string? RequiredText(string name, int longest, string allowed)
    {
        var before = Errors.Noted;
        if (Text(name, allowed) is { } text)
        {
            if (PrintableText.IsName(text, longest))
                return text;
            Wrong(name, $"{allowed}, 1 to {longest} characters that can be printed");
        }
        else if (Errors.Noted == before)
        {
            Wrong(name, allowed);
        }

        return null;
    }

    /// <summary>A boolean; null if it is absent, null, or (which is noted) something else.</summary>
    public bool? Flag(string name)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Wrong(name, "true or false");
        return null;
    }

    /// <summary>
    /// Notes members that are null and members that are given twice, also in another case: on a route that destroys, what its caller did not mean as a
    /// condition must not count as none.
    /// </summary>
    public void RefuseNullAndTwice()
    {
        RefuseTwice();
        foreach (var (name, value) in _members)
        {
            if (value.ValueKind == JsonValueKind.Null)
                Wrong(name, "a value, or no such field at all");
        }
    }

    /// <summary>Notes members that are given twice, also in another case.</summary>
    public void RefuseTwice()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (_members.Count == 0)
            return;
        foreach (var member in _json.EnumerateObject())
        {
            if (JsonText.NameOf(member) is { } name && !names.Add(name))
                Errors.Add(PathOf(name), member.Value.GetRawText(), "each field once");
        }
    }

    /// <summary>
    /// Notes members whose name is nearly one of the known ones: taken for unknown, they would silently do nothing. Other unknown members are
    /// ignored, as Django does, unless <see cref="Ignored"/> says which may be.
    /// </summary>
    /// <param name="known">The members that are read.</param>
    /// <param name="judged">Other members whose errors are already noted.</param>
    public void RefuseMisspelt(IReadOnlyCollection<string> known, params IReadOnlyCollection<string> judged)
    {
        foreach (var name in Names.Where(name => !known.Contains(name) && !judged.Contains(name) && Ignored?.Contains(name) != true))
        {
            if (Errors.IsFull)
                break;
            if (Ignored is not null)
                Wrong(name, $"no such field; the fields are {string.Join(", ", known)}{NearNames.Hint(name, known)}");
            else if (NearNames.Closest(name, known) is { } meant)
                Wrong(name, $"no such field; did you mean \"{meant}\"?");
        }
    }

    /// <summary>Notes that a member is wrong.</summary>
    public void Wrong(string name, string allowed) =>
        Errors.Add(PathOf(name), _members.TryGetValue(name, out var value) ? Beginning(value) : null, allowed);

    // No more of a long value than an error shows.
    private static string Beginning(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return raw.Length <= LongestQuote ? Encoding.UTF8.GetString(raw) : Encoding.UTF8.GetString(raw[..LongestQuote]);
    }
}
