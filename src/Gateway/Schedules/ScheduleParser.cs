using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Json;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>
/// Reads schedules as callers write them. Input is never thrown at: everything that is wrong with it is noted, each with the path of
/// its field, what was given and what is allowed, and the result is then <c>null</c>.
/// </summary>
internal static class ScheduleParser
{
    /// <summary>Reads a crontab: a JSON object of fields, or a string.</summary>
    /// <remarks>
    /// The string is <c>*/15 * * * * (m/h/d/dM/MY)</c> with the day of the week third, as Celery 5.2 writes it; <c>… (m/h/dM/MY/d)</c> with it last,
    /// as newer Celery does; or the five fields alone, in cron's order with it last. A time zone may follow the parenthesis.
    /// The object's keys are <c>minute</c>, <c>hour</c>, <c>day_of_week</c>, <c>day_of_month</c>, <c>month_of_year</c> (strings or
    /// integers, <c>*</c> when left out) and <c>timezone</c>. The grammar of the fields is Celery 5.2's.
    /// </remarks>
    /// <param name="given">What the caller gave.</param>
    /// <param name="defaultTimeZoneId">The IANA id of the time zone of a crontab that names none.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="path">The path of <paramref name="given"/> in the caller's input.</param>
    /// <returns>The crontab, or <c>null</c> when something was noted.</returns>
    public static CrontabSchedule? ParseCrontab(JsonElement given, string defaultTimeZoneId, InputErrors errors, string path = "crontab")
    {
        ArgumentNullException.ThrowIfNull(defaultTimeZoneId);
        ArgumentNullException.ThrowIfNull(errors);
        if (given.ValueKind == JsonValueKind.Object)
            return CrontabJson.Read(given, defaultTimeZoneId, errors, path);
        if (JsonText.Of(given) is { } text)
            return CrontabText.Read(text, defaultTimeZoneId, errors, path);

        errors.Add(path, JsonInput.Given(given), "an object such as {\"minute\": \"*/15\"}, or a string such as \"*/15 * * * * (m/h/d/dM/MY)\"");
        return null;
    }

    /// <summary>
    /// Reads an interval: <c>{"every": 10, "period": "seconds"}</c>. The period is one of django-celery-beat's plural words; every is
    /// an integer, or a string of one, from 1 up to 100 years.
    /// </summary>
    /// <param name="given">What the caller gave.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="path">The path of <paramref name="given"/> in the caller's input.</param>
    /// <returns>The interval, or <c>null</c> when something was noted.</returns>
    public static IntervalSchedule? ParseInterval(JsonElement given, InputErrors errors, string path = "interval")
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (given.ValueKind == JsonValueKind.Object)
            return IntervalJson.Read(given, errors, path);

        errors.Add(path, JsonInput.Given(given), "an object such as {\"every\": 10, \"period\": \"seconds\"}");
        return null;
    }
}
