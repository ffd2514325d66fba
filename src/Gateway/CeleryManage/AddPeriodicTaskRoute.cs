using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls.PeriodicTasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>POST add_periodic_task.</summary>
internal static class AddPeriodicTaskRoute
{
    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, PeriodicTaskCalls calls, ISchedulerClient client, SchedulerTimeZone zone)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        PeriodicTaskDefinition? definition;
        using (document)
        {
            (definition, var refusal) = PeriodicTaskAddition.Read(new JsonFields(document.RootElement, new InputErrors()), calls, zone.Zone);
            if (definition is null)
                return refusal!;
        }

        var (id, taken) = await PeriodicTaskAddition.SendAsync(http, definition, client);
        return id is { } added
            ? JsonAnswer.Ok(new PeriodicTaskAddedAnswer(true, new PeriodicTaskAdded(added, definition.Task)), CeleryManageJson.Wire.PeriodicTaskAddedAnswer)
            : taken!;
    }
}

/// <summary><c>{status: true, data: {id, task}}</c>.</summary>
internal sealed record PeriodicTaskAddedAnswer(bool Status, PeriodicTaskAdded Data);

/// <summary><c>{id, task}</c>.</summary>
internal sealed record PeriodicTaskAdded(long Id, string Task);
