using ActorScheduler.Gateway.Api.BulkOperations;
using ActorScheduler.Gateway.Api.Maintenance;
using ActorScheduler.Gateway.Api.PeriodicTasks;
using ActorScheduler.Gateway.Api.Schedules;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api;

/// <summary>The routes below <c>/api/v1</c>.</summary>
internal static class ApiRoutes
{
    private static readonly TagDoc Tasks = new("v1 tasks", "Submit, find, revoke, move and repeat tasks.");
    private static readonly TagDoc PeriodicTasks = new("v1 periodic tasks", "Submit tasks again and again, by a crontab or an interval.");
    private static readonly TagDoc BulkOperations = new("v1 bulk operations", "Change many tasks with one request.");
    private static readonly TagDoc Maintenance = new("v1 maintenance", "Remove what is no longer needed, and copy the database.");

    /// <summary>Maps the routes.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/api/v1").RefusesWith(RefusalForm.Plain);
        routes.AddEndpointFilter(NoParameters.CheckAsync);
        MapTasks(routes.Under(Tasks));
        MapPeriodicTasks(routes.Under(PeriodicTasks));
        MapBulkOperations(routes.Under(BulkOperations));
        MapMaintenance(routes.Under(Maintenance));
    }

    private static void MapTasks(RouteGroupBuilder routes)
    {
        routes.MapGet("tasks", TaskListRoute.HandleAsync).Describe(TaskListDocs.List).ReadsMany();
        routes.MapPost("tasks", TaskSubmitRoute.HandleAsync).Describe(TaskDocs.Submit);
        routes.MapGet("tasks/counts", TaskCountsRoute.HandleAsync).Describe(TaskListDocs.Counts).ReadsMany();
        routes.MapPost("tasks/batch", TaskBatchRoute.HandleAsync).AddEndpointFilter(TaskBatchRoute.AllowLongBody).Describe(TaskDocs.SubmitBatch);
        routes.MapGet("tasks/{id}", TaskRoute.GetAsync).Describe(TaskDocs.Get);
        routes.MapGet("tasks/{id}/history", TaskHistoryRoute.HandleAsync).Describe(TaskListDocs.History);
        routes.MapPost("tasks/{id}/revoke", TaskRoute.RevokeAsync).Describe(TaskDocs.Revoke);
        routes.MapPost("tasks/{id}/run-now", TaskMoveRoutes.RunNowAsync).Describe(TaskMoveDocs.RunNow);
        routes.MapPost("tasks/{id}/reschedule", TaskMoveRoutes.RescheduleAsync).Describe(TaskMoveDocs.Reschedule);
        routes.MapPost("tasks/{id}/retry", TaskMoveRoutes.RetryAsync).Describe(TaskMoveDocs.Retry);
    }

    private static void MapPeriodicTasks(RouteGroupBuilder routes)
    {
        routes.MapGet("periodic-tasks", PeriodicTaskListRoute.HandleAsync).Describe(PeriodicTaskListDocs.List).ReadsMany();
        routes.MapPost("periodic-tasks", PeriodicTaskRoute.AddAsync).Describe(PeriodicTaskDocs.Add);
        routes.MapGet("periodic-tasks/{id}", PeriodicTaskRoute.GetAsync).Describe(PeriodicTaskDocs.Get);
        routes.MapPatch("periodic-tasks/{id}", PeriodicTaskRoute.UpdateAsync).Describe(PeriodicTaskDocs.Update);
        routes.MapDelete("periodic-tasks/{id}", PeriodicTaskRoute.DeleteAsync).Describe(PeriodicTaskDocs.Delete);
        routes.MapGet("periodic-tasks/{id}/history", PeriodicTaskPastRoutes.HistoryAsync).Describe(PeriodicTaskListDocs.History).ReadsMany();
        routes.MapGet("periodic-tasks/{id}/occurrences", PeriodicTaskPastRoutes.OccurrencesAsync).Describe(PeriodicTaskListDocs.Occurrences).ReadsMany();
        routes.MapPost("schedules/preview", SchedulePreviewRoute.HandleAsync).Describe(SchedulePreviewDocs.Preview);
        routes.MapGet("schedules/zone-data", ZoneDataRoute.Handle).Describe(ZoneDataRoute.Doc);
    }

    private static void MapBulkOperations(RouteGroupBuilder routes)
    {
        routes.MapPost("bulk-operations", BulkOperationStartRoute.HandleAsync).Describe(BulkOperationDocs.Start).ReadsMany();
        routes.MapGet("bulk-operations", BulkOperationRoutes.ListAsync).Describe(BulkOperationDocs.List).ReadsMany();
        routes.MapGet("bulk-operations/{id}", BulkOperationRoutes.GetAsync).Describe(BulkOperationDocs.Get);
        routes.MapPost("bulk-operations/{id}/cancel", BulkOperationRoutes.CancelAsync).Describe(BulkOperationDocs.Cancel);
    }

    private static void MapMaintenance(RouteGroupBuilder routes)
    {
        routes.MapPost("maintenance/retention", RetentionRoutes.StartAsync).Describe(RetentionDocs.Start).ReadsMany();
        routes.MapGet("maintenance/retention", RetentionRoutes.ShowAsync).Describe(RetentionDocs.Show);
        routes.MapPost("maintenance/backup", BackupRoutes.StartAsync).Describe(BackupDocs.Start);
        routes.MapGet("maintenance/backup", BackupRoutes.Show).Describe(BackupDocs.Show);
    }
}
