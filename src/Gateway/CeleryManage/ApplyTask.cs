using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>POST async_apply_task: submits one call of a task. The answer is given when the call is durable.</summary>
internal static class ApplyTask
{
    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, TaskCallReader calls, ISchedulerClient client, IIdSource ids)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        TaskCall call;
        using (document)
            call = calls.Read(new JsonFields(document.RootElement, new InputErrors()));
        var (id, refusal) = await SubmitAsync(http, call, client, ids);
        return id is null ? refusal! : JsonAnswer.Ok(new TaskIdAnswer(true, id), GatewayJson.Wire.TaskIdAnswer);
    }

    /// <summary>Submits a call.</summary>
    /// <returns>The task's id, or the refusal of the call or of its id.</returns>
    public static async Task<(string? Id, Refusal? Refusal)> SubmitAsync(HttpContext http, TaskCall call, ISchedulerClient client, IIdSource ids)
    {
        if (call.Submission is null)
            return (null, call.Refusal);
        var id = call.TaskId ?? ids.NewId();
        return await client.SubmitAsync(new SubmitTask(id, call.Submission, http.RequestedBy()) { HasNewId = call.TaskId is null }, http.RequestAborted) switch
        {
            TaskAccepted accepted => (accepted.TaskId, null),
            TaskRefused { Refusal: TaskRefusal.IdTaken } => (null, Refusals.TaskIdTaken(id)),
            var other => throw UnexpectedReply.To(nameof(SubmitTask), other),
        };
    }
}
