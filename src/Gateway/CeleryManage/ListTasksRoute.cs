using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>GET list_tasks: the tasks, newest first, as one object keyed by id.</summary>
internal static class ListTasksRoute
{
    /// <summary>The largest <c>limit</c>.</summary>
    public const int MostTasks = 1_000_000;

    /// <summary>The `limit` unless another is given.</summary>
    public const int DefaultLimit = 10_000;

    /// <summary>Answers the request. Parameters that are not known are ignored, as Django does.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, ITaskQueries queries, SchedulerTimeZone zone, Concealment concealment)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        var limit = query.Integer("limit", 0, MostTasks) ?? DefaultLimit;
        var offset = query.Integer("offset", 0, int.MaxValue) ?? 0;
        var filter = TaskFilterQuery.ReadCommon(query) with
        {
            Name = query.Text("taskname"),
            ReceivedFrom = query.Time("received_start"),
            ReceivedTo = query.Time("received_end"),
        };
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        if (concealment.RefusalOf(http, filter) is { } refusal)
            return refusal;

        await TaskListWriter.WriteAsync(http, queries.ListAsync(filter, limit, offset, http.RequestAborted), zone.Zone, concealment);
        return Results.Empty;
    }
}
