using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>GET /api/v1/tasks/{id}/history: all that happened to a task, in order. Attempts are bounded, so it is one page.</summary>
internal static class TaskHistoryRoute
{
    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, string id, ITaskHistory histories, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown([]);
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        if (await histories.ReadAsync(id, http.RequestAborted) is not { } history)
            return TaskRoute.NotFound(id);
        await PageAnswer.WriteAsync(http, history.Entries, TaskHistoryJson.Write, next: null);
        return Results.Empty;
    }
}
