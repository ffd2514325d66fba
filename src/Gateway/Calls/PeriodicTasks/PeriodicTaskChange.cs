using System.Globalization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Schedules;
using NodaTime;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>Reads the changes of a periodic task, and makes them.</summary>
internal static class PeriodicTaskChange
{
    /// <summary>Changes the periodic task.</summary>
    /// <returns>Null, or the refusal of its id or its name.</returns>
    public static async Task<IResult?> SendAsync(HttpContext http, long id, PeriodicTaskPatch patch, ISchedulerClient client) =>
        patch.Call is { } call && Caller.Of(http).RefusalOfSchedule(call.Task) is { } forbidden ? forbidden : await client.UpdatePeriodicAsync(id, patch, http.RequestedBy(), http.RequestAborted) switch
        {
            PeriodicTaskAccepted => null,
            PeriodicTaskRefused { Refusal: PeriodicTaskRefusal.Unknown } => NotFound(id),
            PeriodicTaskRefused { Refusal: PeriodicTaskRefusal.NameTaken } => PeriodicTaskAddition.NameTaken(patch.Name ?? ""),
            var other => throw UnexpectedReply.To(nameof(PeriodicTaskChange), other),
        };

    /// <summary>The refusal of an id that is not known.</summary>
    public static Refusal NotFound(long id) => Refusals.PeriodicNotFound(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads what is to be changed.</summary>
    /// <param name="body">The request.</param>
    /// <param name="calls">Checks what it calls.</param>
    /// <param name="old">What is changed.</param>
    /// <param name="zone">The zone of dates without an offset.</param>
    /// <param name="scheduleZoneId">The zone of a crontab that names none; null: the one that it has.</param>
    /// <param name="others">Fields that the route reads itself.</param>
    /// <returns>The changes, or why they are refused.</returns>
    public static (PeriodicTaskPatch? Patch, Refusal? Refusal) Read(
        JsonFields body, PeriodicTaskCalls calls, PeriodicTaskDefinition old, DateTimeZone zone, string? scheduleZoneId, params IReadOnlyCollection<string> others)
    {
        // What get_periodic_task shows of a crontab has no zone: sent back, it stays in the zone that it has.
        var zoneId = scheduleZoneId ?? old.Schedule.ZoneId ?? zone.Id;
        var task = body.Value("task") is null ? null : body.RequiredText("task", TaskCallReader.LongestName, "the name of a registered task");
        var expires = PeriodicTaskFields.Expires(body, zone);
        var patch = new PeriodicTaskPatch
        {
            Name = body.Value("name") is null ? null : body.RequiredText("name", PeriodicTaskFields.LongestName, "a unique name"),
            Schedule = ScheduleFields.Read(body, zoneId, old.Schedule),
            Args = PeriodicTaskFields.Args(body),
            Kwargs = PeriodicTaskFields.Kwargs(body),
            Enabled = PeriodicTaskFields.Enabled(body),
            Expires = body.IsGiven("expires") ? new Change<DateTimeOffset?>(expires) : null,
            Description = body.Text("description", "a string"),
            Queue = Route(body, "queue"),
            Exchange = Route(body, "exchange"),
            RoutingKey = Route(body, "routing_key"),
        };
        if (expires is { } end && end != old.Expires)
            calls.RefusePast(body, end);
        if (patch.Schedule != old.Schedule)
            calls.RefuseWrongTimes(body, patch.Schedule);
        PeriodicTaskFields.RefuseUnsupported(body, others);
        if (!body.Errors.IsEmpty)
            return (null, Refusals.ParamsError(body.Errors));
        // A row sent back may name a task whose app is no longer installed: that changes nothing, so it is not refused.
        if (task is not null && task != old.Task)
        {
            var (call, unknown) = calls.Find(task);
            if (call is null)
                return (null, unknown);
            patch = patch with { Call = call };
        }

        var changesCall = patch.Call is not null || patch.Args is not null || patch.Kwargs is not null;
        var wrong = (changesCall ? calls.Check(patch.ApplyTo(old)) : null) ?? calls.CheckDescription(patch.Description);
        return wrong is null ? (patch, null) : (null, wrong);
    }

    private static Change<string?>? Route(JsonFields body, string name) =>
        body.IsGiven(name) ? new Change<string?>(PeriodicTaskFields.Route(body, name)) : null;
}
