using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>How JSON holds a kind of schedule: in a field that is named after the kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Read">Reads the value of its field as callers write it.</param>
/// <param name="Write">Writes the value of its field as the v1 routes show it; a caller may send it back.</param>
internal sealed record ScheduleForm(ScheduleKind Kind, ScheduleForm.Reader Read, Action<Utf8JsonWriter, Schedule> Write)
{
    /// <summary>Reads a schedule; what is wrong goes to the errors, and the result is then null.</summary>
    /// <param name="given">What the caller gave.</param>
    /// <param name="timeZoneId">The IANA time zone for a schedule that needs one and names none.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="path">The path of the value in the caller's input.</param>
    public delegate Schedule? Reader(JsonElement given, string timeZoneId, InputErrors errors, string path);

    /// <summary>The table: one row for each kind, in the order in which answers show their fields.</summary>
    public static IReadOnlyList<ScheduleForm> All { get; } =
    [
        new(ScheduleKind.Crontab, CrontabJson.Read, static (json, schedule) => CrontabJson.Write(json, (CrontabSchedule)schedule)),
        new(
            ScheduleKind.Interval,
            static (given, _, errors, path) => IntervalJson.Read(given, errors, path),
            static (json, schedule) => IntervalJson.Write(json, (IntervalSchedule)schedule)),
        new(ScheduleKind.Spec, SpecFormJson.Read, SpecFormJson.Write),
    ];

    /// <summary>How many of the fields a request has.</summary>
    public const string ExactlyOne = "exactly one of them";

    /// <summary>The fields that hold a schedule below <c>/celery_manage</c>.</summary>
    public static IReadOnlyList<string> CeleryFields { get; } = [ScheduleKind.Crontab.Name, ScheduleKind.Interval.Name];

    /// <summary>The fields that hold a schedule.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. All.Select(static form => form.Kind.Name)];

    /// <summary>Writes the field of each kind: any schedule as rules, a crontab or an interval also in its own, null in the other.</summary>
    public static void WriteFields(Utf8JsonWriter json, Schedule schedule)
    {
        foreach (var form in All)
        {
            json.WritePropertyName(form.Kind.Name);
            if (form.Kind == schedule.Kind || form.Kind == ScheduleKind.Spec)
                form.Write(json, schedule);
            else
                json.WriteNullValue();
        }
    }
}
