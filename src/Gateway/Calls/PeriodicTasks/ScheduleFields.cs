using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>The schedule of a request: the field of exactly one kind, <c>crontab</c> or <c>interval</c>.</summary>
internal static class ScheduleFields
{
    private static readonly string AllFields = string.Join(", ", ScheduleInput.Fields);

    /// <summary>Reads a schedule that has to be there.</summary>
    /// <param name="body">The request.</param>
    /// <param name="timeZoneId">The zone of a crontab that names none.</param>
    public static Schedule? ReadRequired(JsonFields body, string timeZoneId)
    {
        if (ScheduleInput.Fields.All(field => body.Value(field) is null))
            body.Errors.Add(AllFields, null, "exactly one of the two, such as \"crontab\": {\"minute\": \"*/5\"}");
        return Read(body, timeZoneId);
    }

    /// <summary>Reads the schedule; null if there is none, or (which is noted) if it is wrong.</summary>
    /// <param name="body">The request.</param>
    /// <param name="timeZoneId">The zone of a crontab that names none.</param>
    public static Schedule? Read(JsonFields body, string timeZoneId)
    {
        var given = ScheduleInput.All.Where(input => body.Value(input.Kind.Name) is not null).ToArray();
        if (given.Length > 1)
            body.Errors.Add(AllFields, "both", "exactly one of the two");
        return given is [var only] ? only.Read(body.Value(only.Kind.Name)!.Value, timeZoneId, body.Errors, body.PathOf(only.Kind.Name)) : null;
    }
}
