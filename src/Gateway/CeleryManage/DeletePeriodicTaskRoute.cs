using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Calls.PeriodicTasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>POST delete_periodic_task. All three answers are the document's, key for key.</summary>
internal static class DeletePeriodicTaskRoute
{
    /// <summary>The document's message.</summary>
    public const string DoneMessage = "delete ok";

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, ISchedulerClient client, IPeriodicTaskQueries queries)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        long id;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors());
            var given = PeriodicTaskId.Read(body);
            body.RefuseUnread(["id"]);
            body.RefuseTwice();
            if (!body.Errors.IsEmpty)
                return Refusals.DocumentedParamsError(body.Errors);
            id = given!.Value;
        }

        if (id < 1)
            return PeriodicTaskDeletion.NotFound(id);
        return await PeriodicTaskDeletion.SendAsync(http, id, client, queries) ?? JsonAnswer.Ok(new MessageAnswer(true, DoneMessage), CeleryManageJson.Wire.MessageAnswer);
    }
}
