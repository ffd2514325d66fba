using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Specs;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>Several rules in one schedule, as callers write them. What is just a crontab or an interval is one.</summary>
internal static class SpecFormJson
{
    /// <summary>Reads the rules, and checks that they can be computed.</summary>
    /// <param name="given">What the caller gave.</param>
    /// <param name="defaultTimeZoneId">The IANA time zone for a schedule that names none.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="path">The path of <paramref name="given"/> in the caller's input.</param>
    public static Schedule? Read(JsonElement given, string defaultTimeZoneId, InputErrors errors, string path)
    {
        var before = errors.Noted;
        if (SpecJson.ReadRules(given, defaultTimeZoneId, errors, path) is not { } spec)
            return null;
        SpecJson.Check(spec, given.TryGetProperty("timezone"u8, out var zone) && zone.ValueKind != JsonValueKind.Null, errors, path);
        return errors.Noted == before ? spec.Simplest : null;
    }

    /// <summary>Writes any schedule as rules; a caller may send it back.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="schedule">The schedule.</param>
    public static void Write(Utf8JsonWriter json, Schedule schedule)
    {
        json.WriteStartObject();
        SpecJson.WriteRules(json, SpecSchedule.Of(schedule), isStored: false);
        json.WriteEndObject();
    }
}
