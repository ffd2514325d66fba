using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Schedules;
using NodaTime;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>Reads a periodic task that is to be added, and adds it.</summary>
internal static class PeriodicTaskAddition
{
    /// <summary>Adds the periodic task.</summary>
    /// <returns>Its id, or the refusal of its name.</returns>
    public static async Task<(long? Id, Refusal? Refusal)> SendAsync(HttpContext http, PeriodicTaskDefinition definition, ISchedulerClient client) =>
        Caller.Of(http).RefusalOfSchedule(definition.Task) is { } forbidden ? (null, forbidden) : await client.CreatePeriodicAsync(definition, http.RequestedBy(), http.RequestAborted) switch
        {
            PeriodicTaskAccepted accepted => (accepted.PeriodicTaskId, null),
            PeriodicTaskRefused { Refusal: PeriodicTaskRefusal.NameTaken } => (null, NameTaken(definition.Name)),
            var other => throw UnexpectedReply.To(nameof(PeriodicTaskAddition), other),
        };

    /// <summary>The refusal of a name that another periodic task has.</summary>
    public static Refusal NameTaken(string name) => Refusals.Taken("name", "name", name, "a name that no other periodic task has");

    /// <summary>Reads what is to be added.</summary>
    /// <param name="body">The request.</param>
    /// <param name="calls">Checks what it calls.</param>
    /// <param name="zone">The zone of dates without an offset.</param>
    /// <param name="scheduleZoneId">The zone of a crontab that names none.</param>
    /// <param name="others">Fields that the route reads itself.</param>
    /// <returns>The definition, or why it is refused.</returns>
    public static (PeriodicTaskDefinition? Definition, Refusal? Refusal) Read(
        JsonFields body, PeriodicTaskCalls calls, DateTimeZone zone, string scheduleZoneId, params IReadOnlyCollection<string> others)
    {
        var name = body.RequiredText("name", PeriodicTaskFields.LongestName, "a unique name");
        var task = body.RequiredText("task", TaskCallReader.LongestName, "the name of a registered task");
        var schedule = ScheduleFields.ReadRequired(body, scheduleZoneId);
        var args = PeriodicTaskFields.Args(body);
        var kwargs = PeriodicTaskFields.Kwargs(body);
        var enabled = PeriodicTaskFields.Enabled(body);
        var expires = PeriodicTaskFields.Expires(body, zone);
        var description = body.Text("description", "a string");
        var queue = PeriodicTaskFields.Route(body, "queue");
        var exchange = PeriodicTaskFields.Route(body, "exchange");
        var routingKey = PeriodicTaskFields.Route(body, "routing_key");
        if (expires is { } end)
            calls.RefusePast(body, end);
        calls.RefuseWrongTimes(body, schedule);
        PeriodicTaskFields.RefuseUnsupported(body, others);
        if (!body.Errors.IsEmpty)
            return (null, Refusals.ParamsError(body.Errors));
        var (call, unknown) = calls.Find(task!);
        if (call is null)
            return (null, unknown);

        var definition = new PeriodicTaskDefinition
        {
            Name = name!,
            Task = call.Task,
            Schedule = schedule!,
            ArgsText = args?.Text ?? "[]",
            ArgsJson = args?.Json ?? "[]",
            KwargsText = kwargs?.Text ?? "{}",
            KwargsJson = kwargs?.Json ?? "{}",
            Enabled = enabled ?? true,
            Expires = expires,
            Description = description ?? "",
            Queue = queue,
            Exchange = exchange,
            RoutingKey = routingKey,
            Delivery = call.Delivery,
            Retry = call.Retry,
        };
        return (calls.Check(definition) ?? calls.CheckDescription(description)) is { } wrong ? (null, wrong) : (definition, null);
    }
}
