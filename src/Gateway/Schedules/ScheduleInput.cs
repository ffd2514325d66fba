using System.Text.Json;
using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Json;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>How callers write each kind of schedule: a field of the request, named after the kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Read">Reads the value of its field.</param>
internal sealed record ScheduleInput(ScheduleKind Kind, ScheduleInput.Reader Read)
{
    /// <summary>Reads a schedule; what is wrong goes to the errors, and the result is then null.</summary>
    /// <param name="given">What the caller gave.</param>
    /// <param name="timeZoneId">The IANA id of the time zone of a schedule that needs one and names none.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="path">The path of the value in the caller's input.</param>
    public delegate Schedule? Reader(JsonElement given, string timeZoneId, InputErrors errors, string path);

    /// <summary>The table: one row for each kind.</summary>
    public static IReadOnlyList<ScheduleInput> All { get; } =
    [
        new(ScheduleKind.Crontab, static (given, zone, errors, path) => ScheduleParser.ParseCrontab(given, zone, errors, path)),
        new(ScheduleKind.Interval, static (given, _, errors, path) => ScheduleParser.ParseInterval(AsObject(given), errors, path)),
    ];

    /// <summary>The fields that hold a schedule.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. All.Select(static input => input.Kind.Name)];

    /// <summary>
    /// Turns an interval as get_periodic_task shows it (<c>every second</c>, <c>every 10 seconds</c>) into the object that it means, so that a row
    /// can be sent back as it was read. Anything else stays as it is.
    /// </summary>
    private static JsonElement AsObject(JsonElement interval)
    {
        if (JsonText.Of(interval)?.Split(' ') is not ["every", .., var unit] words || words.Length > 3)
            return interval;
        return JsonSerializer.SerializeToElement(words.Length == 3
            ? new JsonObject { ["every"] = words[1], ["period"] = unit }
            : new JsonObject { ["every"] = "1", ["period"] = unit + "s" });
    }
}
