using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>
/// What became of a periodic task, newest first: GET /api/v1/periodic-tasks/{id}/history and /occurrences. A deleted one has a past too.
/// </summary>
internal static class PeriodicTaskPastRoutes
{
    private static readonly string[] OccurrenceParameters = [.. TaskFilterQuery.Names.Where(name => name != TaskFilterQuery.PeriodicTaskId), .. PageQuery.Names];

    /// <summary>Its events.</summary>
    public static async Task<IResult> HistoryAsync(HttpContext http, string id, IPeriodicTaskHistory histories, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown(PageQuery.Names);
        var limit = PageQuery.Limit(query);
        var before = PageQuery.NumberCursor(query, CursorList.PeriodicTaskHistory);
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        if (PeriodicTaskPath.Read(id) is not { } number || await histories.ReadAsync(number, before, limit, http.RequestAborted) is not { } page)
            return PeriodicTaskPath.NotFound(id);

        var next = page.Next is { } place ? ListCursor.Text(CursorList.PeriodicTaskHistory, place) : null;
        await PageAnswer.WriteAsync(http, page.Entries, PeriodicTaskHistoryJson.Write, next);
        return Results.Empty;
    }

    /// <summary>The tasks that it submitted.</summary>
    public static async Task<IResult> OccurrencesAsync(
        HttpContext http, string id, ITaskQueries tasks, IPeriodicTaskQueries periodicTasks, IPeriodicTaskHistory histories, SchedulerTimeZone zone, Concealment concealment)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown(OccurrenceParameters, TaskFilterQuery.State);
        var filter = TaskFilterQuery.Read(query);
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        if (PeriodicTaskPath.Read(id) is not { } number)
            return PeriodicTaskPath.NotFound(id);
        if (await periodicTasks.FindAsync(number, http.RequestAborted) is null
            && await histories.ReadAsync(number, null, 1, http.RequestAborted) is null)
        {
            return PeriodicTaskPath.NotFound(id);
        }

        return await TaskListRoute.AnswerAsync(http, tasks, concealment, query, filter with { PeriodicTaskId = number });
    }
}
