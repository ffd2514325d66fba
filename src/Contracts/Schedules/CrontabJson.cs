using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>A crontab in JSON: an object of its fields, or one text.</summary>
public static class CrontabJson
{
    private const string TimeZoneKey = "timezone";

    /// <summary>The keys of the object.</summary>
    public static readonly string[] Keys = [.. CrontabField.All.Select(field => field.Name), TimeZoneKey];

    /// <summary>Reads a crontab: a JSON object of fields, or a string in one of the forms of <see cref="CrontabText"/>.</summary>
    /// <remarks>
    /// The object's keys are <c>minute</c>, <c>hour</c>, <c>day_of_week</c>, <c>day_of_month</c>, <c>month_of_year</c> (strings or
    /// integers, <c>*</c> when left out) and <c>timezone</c>. The grammar of the fields is Celery 5.2's.
    /// </remarks>
    /// <param name="given">What the caller gave.</param>
    /// <param name="defaultTimeZoneId">The IANA time zone for a crontab that names none.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="path">The path of <paramref name="given"/> in the caller's input.</param>
    /// <returns>The crontab, or <c>null</c> when something was noted.</returns>
    public static CrontabSchedule? Read(JsonElement given, string defaultTimeZoneId, InputErrors errors, string path)
    {
        if (given.ValueKind == JsonValueKind.Object)
            return ReadObject(given, defaultTimeZoneId, errors, path);
        if (JsonText.Of(given) is { } text)
            return CrontabText.Read(text, defaultTimeZoneId, errors, path);

        errors.Add(path, JsonInput.Given(given), "an object such as {\"minute\": \"*/15\"}, or a string such as \"*/15 * * * * (m/h/d/dM/MY)\"");
        return null;
    }

    /// <summary>Writes the crontab as an object.</summary>
    public static void Write(Utf8JsonWriter json, CrontabSchedule crontab)
    {
        json.WriteStartObject();
        json.WriteString("minute"u8, crontab.Minute);
        json.WriteString("hour"u8, crontab.Hour);
        json.WriteString("day_of_week"u8, crontab.DayOfWeek);
        json.WriteString("day_of_month"u8, crontab.DayOfMonth);
        json.WriteString("month_of_year"u8, crontab.MonthOfYear);
        json.WriteString("timezone"u8, crontab.TimeZoneId);
        json.WriteEndObject();
    }

    private static CrontabSchedule? ReadObject(JsonElement json, string defaultTimeZoneId, InputErrors errors, string path)
    {
        var before = errors.Noted;
        var members = JsonInput.Members(json, path, Keys, errors);
        var texts = CrontabField.All.Select(field => Field(members, field, errors, path)).ToArray();
        var crontab = CrontabInput.Create(texts, TimeZone(members, defaultTimeZoneId, errors, path), errors, path);
        return errors.Noted == before ? crontab : null;
    }

    private static FieldInput? Field(Dictionary<string, JsonElement> members, CrontabField field, InputErrors errors, string path)
    {
        // Forms send the fields that were left empty as null.
        if (!members.TryGetValue(field.Name, out var value) || value.ValueKind == JsonValueKind.Null)
            return new FieldInput("*", JsonInput.Quoted("*"));

        // A number is read as its digits: 5 is "5", and -1 or 1.5 meet the grammar's own refusal.
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : JsonText.Of(value);
        if (text is not null)
            return new FieldInput(text, value.GetRawText());

        errors.Add($"{path}.{field.Name}", JsonInput.Given(value), $"a string or an integer: {field.Allowed}; several stand in one string, such as \"1,2,3\"");
        return null;
    }

    private static string? TimeZone(Dictionary<string, JsonElement> members, string defaultTimeZoneId, InputErrors errors, string path)
    {
        if (!members.TryGetValue(TimeZoneKey, out var value) || value.ValueKind == JsonValueKind.Null)
            return defaultTimeZoneId;
        if (JsonText.Of(value) is { } id)
            return id;

        errors.Add($"{path}.{TimeZoneKey}", JsonInput.Given(value), "a string, the IANA id of a time zone such as Asia/Shanghai");
        return null;
    }
}
