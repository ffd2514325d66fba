using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>GET /api/v1/periodic-tasks: the periodic tasks that match, by id, page by page.</summary>
internal static class PeriodicTaskListRoute
{
    private static readonly string[] Known = ["name_prefix", "task", "enabled", .. PageQuery.Names];

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, IPeriodicTaskQueries queries, SchedulerTimeZone zone, Concealment concealment)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown(Known);
        var filter = new PeriodicTaskFilter(query.Text("name_prefix"), query.Text("task"), query.Flag("enabled"));
        var limit = PageQuery.Limit(query);
        var after = PageQuery.NumberCursor(query, CursorList.PeriodicTasks);
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);

        var page = await queries.PageAsync(filter, after, limit, http.RequestAborted);
        await PageAnswer.WriteAsync(http, page.Rows, (json, row) => PeriodicTaskJson.Write(json, concealment.Shown(http, row)), page.Next is { } next ? ListCursor.Text(CursorList.PeriodicTasks, next) : null);
        return Results.Empty;
    }
}
