using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>The schedule of a request: the field of exactly one kind.</summary>
internal static class ScheduleFields
{
    /// <summary>Reads a required schedule.</summary>
    /// <param name="body">The request.</param>
    /// <param name="timeZoneId">The zone of a crontab that names none.</param>
    public static Schedule? ReadRequired(JsonFields body, string timeZoneId)
    {
        var fields = FieldsOf(body);
        if (fields.All(field => body.Value(field) is null))
            body.Errors.Add(string.Join(", ", fields), null, ScheduleForm.ExactlyOne + ", such as \"crontab\": {\"minute\": \"*/5\"}");
        return Read(body, timeZoneId);
    }

    /// <summary>Reads the schedule; null if there is none, or if it is wrong, which is then noted.</summary>
    /// <param name="body">The request.</param>
    /// <param name="timeZoneId">The zone of a crontab that names none.</param>
    /// <param name="old">The schedule that is changed: a whole row may be sent back with the field of one kind changed.</param>
    public static Schedule? Read(JsonFields body, string timeZoneId, Schedule? old = null)
    {
        var fields = FieldsOf(body);
        var before = body.Errors.Noted;
        var given = ScheduleForm.All.Where(form => fields.Contains(form.Kind.Name) && body.Value(form.Kind.Name) is not null)
            .Select(form => form.Read(body.Value(form.Kind.Name)!.Value, timeZoneId, body.Errors, body.PathOf(form.Kind.Name))).ToArray();
        if (body.Errors.Noted > before)
            return null;
        if (given.Length > 1 && body.Value(ScheduleKind.Spec.Name) is null)
            body.Errors.Add(string.Join(", ", fields), "both", ScheduleForm.ExactlyOne);
        var different = given.Distinct().ToArray();
        if (different.Length > 1 && different.Where(schedule => schedule != old).ToArray() is [var changed])
            return changed;
        if (different.Length > 1 && body.Errors.Noted == before)
            body.Errors.Add(string.Join(", ", fields), "both", ScheduleForm.ExactlyOne);
        return different is [var only] ? only : null;
    }

    // Where fields that are not known are ignored, the contract is closed.
    private static IReadOnlyList<string> FieldsOf(JsonFields body) => body.Ignored is null ? ScheduleForm.CeleryFields : ScheduleForm.Fields;
}
