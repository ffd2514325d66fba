using System.ComponentModel.DataAnnotations;
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
            (definition, var refusal) = PeriodicTaskAddition.Read(new JsonFields(document.RootElement, new InputErrors()), calls, zone.Zone, zone.Zone.Id);
            if (definition is null)
                return refusal!;
        }

        var (id, taken) = await PeriodicTaskAddition.SendAsync(http, definition, client);
        return id is { } added
            ? JsonAnswer.Ok(new PeriodicTaskAddedAnswer(true, new PeriodicTaskAdded(added, definition.Task)), CeleryManageJson.Wire.PeriodicTaskAddedAnswer)
            : taken!;
    }
}

/// <summary>A periodic task was added.</summary>
/// <param name="Status">Always true.</param>
/// <param name="Data">Which one.</param>
internal sealed record PeriodicTaskAddedAnswer([property: AllowedValues(true)] bool Status, PeriodicTaskAdded Data);

/// <summary>A periodic task that was added.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Task">The registered name of the task that each occurrence calls.</param>
internal sealed record PeriodicTaskAdded(long Id, string Task);
