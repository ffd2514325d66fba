using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api;

/// <summary>The routes below <c>/api/v1</c>, which are not the document's.</summary>
internal static class ApiRoutes
{
    /// <summary>Maps the routes.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/api/v1");
        routes.MapGet("tasks/counts", TaskCountsRoute.HandleAsync).Describe(ApiDocs.TaskCounts);
        routes.MapPost("tasks/batch", TaskBatchRoute.HandleAsync).AddEndpointFilter(TaskBatchRoute.AllowLongBody).Describe(ApiDocs.TaskBatch);
        routes.MapPost("schedules/preview", SchedulePreviewRoute.HandleAsync).Describe(ApiDocs.SchedulePreview);
    }
}
