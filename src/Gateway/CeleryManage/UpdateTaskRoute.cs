using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>POST update_task: puts another call in the place of one that has not begun.</summary>
internal static class UpdateTaskRoute
{
    /// <summary>The document's message.</summary>
    public const string DoneMessage = "修改成功";

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, TaskCallReader calls, ISchedulerClient client)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        string? id;
        TaskCall call;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors());
            id = TaskIdField.Read(body);
            call = calls.Read(body, RefusalForm.EmptyData, "id");
        }

        if (call.Submission is null)
            return call.Refusal!;
        if (Caller.Of(http).RefusalOf(call.Submission.Name, call.Submission.QueueName) is { } forbidden)
            return forbidden;
        if (call.TaskId is { } own)
            return Refusals.ParamsError("options.task_id", own, "nothing: the new id follows from the old id and the new call, so that an update sent twice is one");

        call.WarnIn(http.Response);
        var command = new ReplaceTask(id!, ReplacementId.Of(id!, call.Submission.Fingerprint), call.Submission, http.RequestedBy());
        return await client.ReplaceAsync(command, http.RequestAborted) switch
        {
            TaskReplaceAccepted accepted =>
                JsonAnswer.Ok(new MessageDataAnswer(true, DoneMessage, accepted.NewTaskId), CeleryManageJson.Wire.MessageDataAnswer),
            TaskRefused refused => Refusals.TaskError("id", command.TaskId, Allowed(refused), RefusalForm.EmptyDataAndErrors),
            var other => throw UnexpectedReply.To(nameof(ReplaceTask), other),
        };
    }

    private static string Allowed(TaskRefused refused) => refused.Refusal switch
    {
        TaskRefusal.UnknownTask => "the id of a task, as async_apply_task or update_task answered it",
        _ => $"a task that has not begun; this one is {refused.Phase.ToCelery()}",
    };
}
