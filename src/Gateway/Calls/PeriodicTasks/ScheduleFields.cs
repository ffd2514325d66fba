using System.Text.Json;
using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>The schedule of a request: <c>crontab</c> or <c>interval</c>, never both.</summary>
internal static class ScheduleFields
{
    private const string Crontab = "crontab";
    private const string Interval = "interval";

    /// <summary>Reads a schedule that has to be there.</summary>
    /// <param name="body">The request.</param>
    /// <param name="timeZoneId">The zone of a crontab that names none.</param>
    public static Schedule? ReadRequired(JsonFields body, string timeZoneId)
    {
        if (body.Value(Crontab) is null && body.Value(Interval) is null)
            body.Errors.Add($"{Crontab}, {Interval}", null, "exactly one of the two, such as \"crontab\": {\"minute\": \"*/5\"}");
        return Read(body, timeZoneId);
    }

    /// <summary>Reads the schedule; null if there is none, or (which is noted) if it is wrong.</summary>
    /// <param name="body">The request.</param>
    /// <param name="timeZoneId">The zone of a crontab that names none.</param>
    public static Schedule? Read(JsonFields body, string timeZoneId)
    {
        var crontab = body.Value(Crontab);
        var interval = body.Value(Interval);
        if (crontab is not null && interval is not null)
        {
            body.Errors.Add($"{Crontab}, {Interval}", "both", "exactly one of the two");
            return null;
        }

        if (crontab is { } fields)
            return ScheduleParser.ParseCrontab(fields, timeZoneId, body.Errors, body.PathOf(Crontab));
        return interval is { } spec ? ScheduleParser.ParseInterval(AsObject(spec), body.Errors, body.PathOf(Interval)) : null;
    }

    /// <summary>
    /// An interval as get_periodic_task shows it (<c>every second</c>, <c>every 10 seconds</c>) as the object that it means, so that a row
    /// can be sent back as it was read; anything else as it is.
    /// </summary>
    private static JsonElement AsObject(JsonElement interval)
    {
        if (interval.ValueKind != JsonValueKind.String || JsonText.Of(interval)?.Split(' ') is not ["every", .., var unit] words || words.Length > 3)
            return interval;
        return JsonSerializer.SerializeToElement(words.Length == 3
            ? new JsonObject { ["every"] = words[1], ["period"] = unit }
            : new JsonObject { ["every"] = "1", ["period"] = unit + "s" });
    }
}
