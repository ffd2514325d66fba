using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Calls.PeriodicTasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>POST update_periodic_task: changes the fields that are given. A whole row of get_periodic_task may be sent back.</summary>
internal static class UpdatePeriodicTaskRoute
{
    /// <summary>The document's message.</summary>
    public const string DoneMessage = "更新成功";

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(
        HttpContext http, PeriodicTaskCalls calls, ISchedulerClient client, IPeriodicTaskQueries queries, SchedulerTimeZone zone)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        long id;
        PeriodicTaskPatch? patch;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors());
            if (PeriodicTaskId.Read(body) is not { } given)
                return Refusals.ParamsError(body.Errors);
            id = given;
            if (await queries.FindAsync(id, http.RequestAborted) is not { State.Definition: { } old })
                return PeriodicTaskChange.NotFound(id);
            if (Caller.Of(http).RefusalOfSchedule(old.Task) is { } forbidden)
                return forbidden;
            (patch, var refusal) = PeriodicTaskChange.Read(body, calls, old, zone.Zone, null, "id");
            if (patch is null)
                return refusal!;
        }

        return await PeriodicTaskChange.SendAsync(http, id, patch, client)
            ?? JsonAnswer.Ok(new MessageAnswer(true, DoneMessage), CeleryManageJson.Wire.MessageAnswer);
    }
}
