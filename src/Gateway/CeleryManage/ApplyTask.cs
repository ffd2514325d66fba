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
        if (call.Submission is null)
            return call.Refusal!;

        var id = call.TaskId ?? ids.NewId();
        return await client.SubmitAsync(new SubmitTask(id, call.Submission, http.RequestedBy()), http.RequestAborted) switch
        {
            TaskAccepted accepted => JsonAnswer.Ok(new TaskIdAnswer(true, accepted.TaskId), GatewayJson.Wire.TaskIdAnswer),
            TaskRefused { Refusal: TaskRefusal.IdTaken } => Refusals.TaskIdTaken(id),
            var other => throw UnexpectedReply.To(nameof(SubmitTask), other),
        };
    }
}
