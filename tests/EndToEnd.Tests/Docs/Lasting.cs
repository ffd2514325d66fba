using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>An answer without what is new each time: generated ids and times.</summary>
internal static partial class Lasting
{
    // A schedule of the page may come due while the examples run.
    private static readonly string[] ChangesWithTime =
        ["date_changed", "last_run_at", "total_run_count", "runtime_seconds", "worker", "next_cursor"];

    private static readonly string[] LinesThatChange = ["\"runtime\":", "\"clock\":"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What lasts of an answer.</summary>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement, "");
    }

    /// <summary>What lasts of the lines of an answer, as <c>python3 -m json.tool</c> breaks it into lines.</summary>
    public static HashSet<string> Lines(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. JsonSerializer.Serialize(document.RootElement, Indented).Split('\n').Select(Line).OfType<string>()];
    }

    /// <summary>What lasts of a line; null where nothing does.</summary>
    public static string? Line(string line)
    {
        var text = line.Trim();
        return LinesThatChange.Any(start => text.StartsWith(start, StringComparison.Ordinal)) ? null : UnixTime().Replace(GeneratedId().Replace(text, "an id"), "a time");
    }

    private static string Of(JsonElement value, string name) => value.ValueKind switch
    {
        _ when ChangesWithTime.Contains(name) => "any",
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(member => $"{member.Name}: {Of(member.Value, member.Name)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(item => Of(item, name)))}]",
        // Only the v1 routes write times of events, past or planned, and those have microseconds even when they are zero.
        JsonValueKind.String when value.GetString() is { Length: 27 } text && text.EndsWith('Z') && value.TryGetDateTimeOffset(out _) => "a time",
        // Ids that the gateway makes are of version 7; all others follow from what was sent.
        JsonValueKind.String when Guid.TryParse(value.GetString(), out var id) && id.Version == 7 => "an id",
        _ => value.GetRawText(),
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex GeneratedId();

    [GeneratedRegex(@"\b[0-9]{10}\.[0-9]+")]
    private static partial Regex UnixTime();
}
