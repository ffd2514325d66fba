using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Api.Pages;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>Answers what has changed a task with the task as it stands then.</summary>
/// <param name="queries">Where it is.</param>
/// <param name="json">How it is written.</param>
internal sealed class ShownTask(ITaskQueries queries, WaitingTaskJson json)
{
    /// <summary>Answers with the task.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, string id)
    {
        if (await queries.FindAsync(id, http.RequestAborted) is not { } row)
            return TaskRoute.NotFound(id);
        await PageAnswer.WriteAsync(http, row, json.Write);
        return Results.Empty;
    }
}
