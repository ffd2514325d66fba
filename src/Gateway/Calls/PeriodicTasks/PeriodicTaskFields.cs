using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Json;
using ActorScheduler.Gateway.PythonText;
using ActorScheduler.Gateway.Schedules;
using NodaTime;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>The fields that add_periodic_task and update_periodic_task share. What is wrong goes to the fields' errors.</summary>
internal static class PeriodicTaskFields
{
    /// <summary>The longest name, in characters (django-celery-beat: <c>max_length=200</c>).</summary>
    public const int LongestName = 200;

    private const int LongestRoute = 200;

    private static readonly string[] Known =
    [
        "name", "task", .. ScheduleForm.Fields, "args", "kwargs", "enabled", "expires", "description", "queue", "exchange", "routing_key",
    ];

    /// <summary>
    /// Columns of django-celery-beat that would change when the task comes due, with what to use instead. What else is not known is ignored:
    /// clients send whole rows back, with columns that are only for reading.
    /// </summary>
    private static readonly Dictionary<string, string> Unsupported = new()
    {
        ["clocked"] = "not supported: submit a single call with async_apply_task and options.eta",
        ["expire_seconds"] = "not supported: use expires",
        ["one_off"] = "not supported: submit a single call with async_apply_task and options.eta",
        ["solar"] = "not supported: use crontab or interval",
        ["start_time"] = "not supported: add it with \"enabled\": false and enable it then",
    };

    // Columns of the same rows that have no effect there either.
    private static readonly string[] Columns = ["headers", "priority"];

    /// <summary>Notes fields that would be silently without effect.</summary>
    /// <param name="body">The request.</param>
    /// <param name="others">Fields that the route reads itself.</param>
    public static void RefuseUnsupported(JsonFields body, params IReadOnlyCollection<string> others)
    {
        foreach (var name in body.Names)
        {
            if (Unsupported.TryGetValue(name, out var instead) && body.Value(name)!.Value.ValueKind != JsonValueKind.False)
                body.Wrong(name, instead);
        }

        var ignored = body.Ignored is null ? Columns : [];
        var known = body.Ignored is null ? Known.Where(name => name != ScheduleKind.Spec.Name) : Known;
        body.RefuseUnread([.. known, .. others], [.. Unsupported.Keys, .. ignored]);
    }

    /// <summary>Whether it submits tasks: a boolean, or what forms send for one.</summary>
    public static bool? Enabled(JsonFields body)
    {
        if (body.Value("enabled") is not { } value)
            return null;
        switch (value.ValueKind == JsonValueKind.String ? JsonText.Of(value)?.ToLowerInvariant() : value.GetRawText())
        {
            case "true" or "1":
                return true;
            case "false" or "0":
                return false;
            default:
                body.Wrong("enabled", "true or false");
                return null;
        }
    }

    /// <summary>Positional arguments: a string with a JSON array or a Python literal, or a real array.</summary>
    public static ArgumentText? Args(JsonFields body) => Arguments(body, "args", JsonValueKind.Array, ArgsText.TryParse, "[1, \"a\"]");

    /// <summary>Keyword arguments: a string with a JSON object or a Python literal, or a real object.</summary>
    public static ArgumentText? Kwargs(JsonFields body) => Arguments(body, "kwargs", JsonValueKind.Object, KwargsText.TryParse, "{\"a\": 1}");

    /// <summary>The end of the schedule, if one is given.</summary>
    public static DateTimeOffset? Expires(JsonFields body, DateTimeZone zone)
    {
        const string Allowed = "a date such as \"2019-10-11 15:28:26.771243\"";
        // Forms send a date that was left empty as an empty text.
        if (body.Text("expires", Allowed) is not { Length: > 0 } text)
            return null;
        if (SchedulerDates.TryParse(text, zone, out var expires))
            return expires;
        body.Wrong("expires", Allowed);
        return null;
    }

    /// <summary>A queue, exchange or routing key; an empty one is none.</summary>
    public static string? Route(JsonFields body, string name)
    {
        const string Allowed = "a string of at most 200 characters that can be printed";
        if (body.Text(name, Allowed) is not { Length: > 0 } text)
            return null;
        if (PrintableText.IsName(text, LongestRoute))
            return text;
        body.Wrong(name, Allowed);
        return null;
    }

    private static ArgumentText? Within(JsonFields body, string name, byte[] json, string? text)
    {
        if (ValueLimits.Problem(json) is not { } problem)
            return new ArgumentText(text ?? Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(json));
        body.Wrong(name, problem);
        return null;
    }

    private delegate bool Parse(string field, string text, out byte[]? json, out InputError? error);

    private static ArgumentText? Arguments(JsonFields body, string name, JsonValueKind kind, Parse parse, string example)
    {
        switch (body.Value(name))
        {
            case null:
                return null;
            case { } value when value.ValueKind == kind:
                return Within(body, name, CanonicalJson.Normalize(value), null);
            case { ValueKind: JsonValueKind.String } literal when JsonText.Of(literal) is { } text && string.IsNullOrWhiteSpace(text):
                // django-celery-beat takes an empty text for none.
                var none = kind == JsonValueKind.Array ? "[]" : "{}";
                return new ArgumentText(none, none);
            case { ValueKind: JsonValueKind.String } literal when JsonText.Of(literal) is { } text:
                if (parse(body.PathOf(name), text, out var json, out var error))
                    return Within(body, name, json!, text);
                body.Errors.Add(error!.Field, error.Given, error.Allowed);
                return null;
            default:
                body.Wrong(name, $"a string such as '{example}', or the same as JSON");
                return null;
        }
    }
}
