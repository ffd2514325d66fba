using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>POST /api/v1/tasks: submits one call. The answer is given when the call is durable, and does not read the task back.</summary>
internal static class TaskSubmitRoute
{
    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, TaskCallReader calls, ISchedulerClient client, IIdSource ids)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        TaskCall call;
        using (document)
            call = calls.Read(new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] });

        var (id, refusal) = await TaskSender.SubmitAsync(http, call, client, ids);
        return id is null
            ? refusal!
            : JsonAnswer.Created($"/api/v1/tasks/{Uri.EscapeDataString(id)}", new SubmittedAnswer(id), ApiJson.Wire.SubmittedAnswer);
    }
}

/// <summary>A task that was submitted.</summary>
/// <param name="Id">Its id.</param>
internal sealed record SubmittedAnswer(string Id);
