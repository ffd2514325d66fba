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
            var terminate = ReadTerminate(body);
            if (!body.Errors.IsEmpty)
                return Refusals.ParamsError(body.Errors);
            command = new RevokeTask(id!, terminate, http.RequestedBy());
        }

        var (accepted, refusal) = await SendAsync(http, command, client);
        if (accepted is null)
            return refusal!;
        var message = accepted.StillRunning ? "revoke ok: the running attempt goes on, no other follows it" : "revoke ok";
        return JsonAnswer.Ok(new MessageDataAnswer(true, message, command.TaskId), GatewayJson.Wire.MessageDataAnswer);
    }

    /// <summary>Reads how a task is taken back.</summary>
    public static bool ReadTerminate(JsonFields body)
    {
        // Celery's name of a POSIX signal. Here an attempt ends by its cancellation token, whatever the name.
        body.Text("signal", "the name of a signal, such as \"SIGTERM\"; it has no effect");
        return body.Flag("terminate") ?? false;
    }

    /// <summary>Takes the task back.</summary>
    /// <returns>The reply, or the refusal of an unknown or ended task.</returns>
    public static async Task<(TaskRevokeAccepted? Accepted, Refusal? Refusal)> SendAsync(HttpContext http, RevokeTask command, ISchedulerClient client) =>
        await client.RevokeAsync(command, http.RequestAborted) switch
        {
            TaskRevokeAccepted accepted => (accepted, null),
            TaskRefused { Refusal: TaskRefusal.UnknownTask } =>
                (null, Refusals.NotFound("id", command.TaskId, "the id of a task, as async_apply_task answered it")),
            TaskRefused { Refusal: TaskRefusal.AlreadyFinished } refused =>
                (null, Refusals.AlreadyFinished(command.TaskId, refused.Phase.ToCelery())),
            var other => throw UnexpectedReply.To(nameof(RevokeTask), other),
        };
}
