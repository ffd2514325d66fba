using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Json;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>Reads a crontab written as a JSON object of its fields.</summary>
internal static class CrontabJson
{
    private const string TimeZoneKey = "timezone";

    private static readonly string[] Keys = [.. CrontabField.All.Select(field => field.Name), TimeZoneKey];

    /// <summary>Reads the object; what is wrong goes to <paramref name="errors"/>.</summary>
    public static CrontabSchedule? Read(JsonElement json, string defaultTimeZoneId, InputErrors errors, string path)
    {
        var before = errors.Count;
        var members = JsonInput.Members(json, path, Keys, errors);
        var texts = CrontabField.All.Select(field => Field(members, field, errors, path)).ToArray();
        var crontab = CrontabInput.Create(texts, TimeZone(members, defaultTimeZoneId, errors, path), errors, path);
        return errors.Count == before ? crontab : null;
    }

    private static FieldInput? Field(Dictionary<string, JsonElement> members, CrontabField field, InputErrors errors, string path)
    {
        if (!members.TryGetValue(field.Name, out var value))
            return new FieldInput("*", JsonInput.Quoted("*"));

        // A number is read as its digits: 5 is "5", and -1 or 1.5 meet the grammar's own refusal.
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : JsonText.Of(value);
        if (text is not null)
            return new FieldInput(text, value.GetRawText());

        errors.Add($"{path}.{field.Name}", JsonInput.Given(value), $"a string or an integer: {field.Allowed}");
        return null;
    }

    private static string? TimeZone(Dictionary<string, JsonElement> members, string defaultTimeZoneId, InputErrors errors, string path)
    {
        if (!members.TryGetValue(TimeZoneKey, out var value))
            return defaultTimeZoneId;
        if (JsonText.Of(value) is { } id)
            return id;

        errors.Add($"{path}.{TimeZoneKey}", JsonInput.Given(value), "a string, the IANA id of a time zone such as Asia/Shanghai");
        return null;
    }
}
