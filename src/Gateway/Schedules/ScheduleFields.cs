using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>The schedule of a request: the field of exactly one kind.</summary>
internal static class ScheduleFields
{
    private static readonly string AllFields = string.Join(", ", ScheduleForm.Fields);

    /// <summary>Reads a required schedule.</summary>
    /// <param name="body">The request.</param>
    /// <param name="timeZoneId">The zone of a crontab that names none.</param>
    public static Schedule? ReadRequired(JsonFields body, string timeZoneId)
    {
        if (ScheduleForm.Fields.All(field => body.Value(field) is null))
            body.Errors.Add(AllFields, null, ScheduleForm.ExactlyOne + ", such as \"crontab\": {\"minute\": \"*/5\"}");
        return Read(body, timeZoneId);
    }

    /// <summary>Reads the schedule; null if there is none, or if it is wrong, which is then noted.</summary>
    /// <param name="body">The request.</param>
    /// <param name="timeZoneId">The zone of a crontab that names none.</param>
    public static Schedule? Read(JsonFields body, string timeZoneId)
    {
        var given = ScheduleForm.All.Where(form => body.Value(form.Kind.Name) is not null).ToArray();
        if (given.Length > 1)
            body.Errors.Add(AllFields, "both", ScheduleForm.ExactlyOne);
        return given is [var only] ? only.Read(body.Value(only.Kind.Name)!.Value, timeZoneId, body.Errors, body.PathOf(only.Kind.Name)) : null;
    }
}
