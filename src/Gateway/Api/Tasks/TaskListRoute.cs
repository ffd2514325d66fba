using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>GET /api/v1/tasks: the tasks that match, newest first, page by page.</summary>
internal static class TaskListRoute
{
    private static readonly string[] Known = [.. TaskFilterQuery.Names, .. PageQuery.Names];

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, ITaskQueries queries, SchedulerTimeZone zone, Concealment concealment)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown(Known, TaskFilterQuery.State);
        var filter = TaskFilterQuery.Read(query);
        return await AnswerAsync(http, queries, concealment, query, filter);
    }

    /// <summary>Answers with the page of a filter that the query's cursor and limit name.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, ITaskQueries queries, Concealment concealment, QueryFields query, TaskFilter filter)
    {
        var limit = PageQuery.Limit(query);
        var after = PageQuery.TaskCursor(query);
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        if (concealment.RefusalOf(http, filter) is { } refusal)
            return refusal;

        var page = await queries.PageAsync(filter, after, limit, http.RequestAborted);
        await PageAnswer.WriteAsync(http, page.Rows, (json, row) => TaskJson.Write(json, concealment.Shown(http, row)), page.Next?.ToString());
        return Results.Empty;
    }
}
