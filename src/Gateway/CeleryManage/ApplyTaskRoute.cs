using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>POST async_apply_task: submits one call of a task. The answer is given when the call is durable.</summary>
internal static class ApplyTaskRoute
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
        var (id, refusal) = await TaskSender.SubmitAsync(http, call, client, ids);
        return id is null ? refusal! : JsonAnswer.Ok(new TaskIdAnswer(true, id), CeleryManageJson.Wire.TaskIdAnswer);
    }
}
