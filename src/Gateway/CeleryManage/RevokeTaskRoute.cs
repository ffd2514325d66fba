using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>POST revoke_task: takes a task back. No answer has other keys than status, msg and data.</summary>
internal static class RevokeTaskRoute
{
    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, ISchedulerClient client)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        RevokeTask command;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors());
            var id = TaskIdField.Read(body);
            var terminate = TaskRevocation.ReadTerminate(body);
            if (!body.Errors.IsEmpty)
                return Refusals.ParamsError(body.Errors);
            command = new RevokeTask(id!, terminate, http.RequestedBy());
        }

        var (accepted, refusal) = await TaskRevocation.SendAsync(http, command, client);
        if (accepted is null)
            return refusal!;
        var message = accepted.StillRunning ? "revoke ok: the running attempt goes on, no other follows it" : "revoke ok";
        return JsonAnswer.Ok(new MessageDataAnswer(true, message, command.TaskId), CeleryManageJson.Wire.MessageDataAnswer);
    }
}
