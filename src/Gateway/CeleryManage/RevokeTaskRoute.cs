using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Validation;
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
            var terminate = body.Flag("terminate") ?? false;
            // Celery's name of a POSIX signal. Here an attempt ends by its cancellation token, whatever the name.
            body.Text("signal", "the name of a signal, such as \"SIGTERM\"; it has no effect");
            if (!body.Errors.IsEmpty)
                return Refusals.ParamsError(body.Errors);
            command = new RevokeTask(id!, terminate, http.RequestedBy());
        }

        return await client.RevokeAsync(command, http.RequestAborted) switch
        {
            TaskRevokeAccepted { StillRunning: true } => Done("revoke ok: the running attempt goes on, no other follows it", command),
            TaskRevokeAccepted => Done("revoke ok", command),
            TaskRefused { Refusal: TaskRefusal.UnknownTask } =>
                Refusals.NotFound("id", command.TaskId, "the id of a task, as async_apply_task answered it"),
            TaskRefused { Refusal: TaskRefusal.AlreadyFinished } refused =>
                Refusals.AlreadyFinished(command.TaskId, refused.Phase.ToCelery()),
            var other => throw UnexpectedReply.To(nameof(RevokeTask), other),
        };
    }

    private static IResult Done(string message, RevokeTask command) =>
        JsonAnswer.Ok(new MessageDataAnswer(true, message, command.TaskId), GatewayJson.Wire.MessageDataAnswer);
}
