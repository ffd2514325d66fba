using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Api.Pages;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>GET /api/v1/tasks/{id}/history: all that happened to a task, in order, if need be from the archive. Attempts are bounded, so it is one page.</summary>
internal static class TaskHistoryRoute
{
    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, string id, ITaskHistory histories, ITaskArchive archive, SchedulerTimeZone zone)
    {
        if (!ArchivedTaskQuery.TryRead(http, zone, out var archivedOn, out var refusal))
            return refusal;
        if (await histories.ReadAsync(id, http.RequestAborted) is { } history)
        {
            await PageAnswer.WriteAsync(http, history.Entries, TaskHistoryJson.Write, next: null);
            return Results.Empty;
        }

        if (await archive.FindAsync(id, archivedOn, http.RequestAborted) is not { } archived)
            return TaskRoute.NotFound(id);
        await PageAnswer.WriteAsync(http, archived, ArchivedTaskJson.WriteHistory);
        return Results.Empty;
    }
}
